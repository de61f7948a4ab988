-- What the migrations make, to be read. UPDATE_SCHEMA=1 npm test -- schema writes it anew.

create table account_chats (
  account_id uuid not null,
  chat_id uuid not null,
  joined_at timestamp with time zone not null,
  read_seq bigint not null default 0,
  cleared_seq bigint not null default 0,
  left_list boolean not null default false,
  stranger boolean not null default false,
  pinned_at timestamp with time zone,
  muted_until timestamp with time zone,
  quiet boolean not null default false,
  marked_unread boolean not null default false,
  own_name text,
  input_locked boolean not null default false,
  notify text not null default 'default'::text,
  sound text not null default 'default'::text,
  show_reads boolean
);
-- CHECK ((notify = ANY (ARRAY['default'::text, 'all'::text, 'mentions'::text])))
-- PRIMARY KEY (account_id, chat_id)
CREATE INDEX account_chats_deciding_reads ON public.account_chats USING btree (chat_id) WHERE (show_reads IS NOT NULL);

create table account_log (
  account_id uuid not null,
  seq bigint not null,
  kind text not null,
  author uuid not null,
  key text not null,
  counts boolean not null default false,
  hidden_from uuid,
  body jsonb not null,
  at timestamp with time zone not null
);
-- UNIQUE (account_id, author, key)
-- PRIMARY KEY (account_id, seq)

create table account_log_head (
  account_id uuid not null,
  last_seq bigint not null default 0,
  last_counted_seq bigint not null default 0
);
-- PRIMARY KEY (account_id)

create table account_mails (
  account_id uuid not null,
  address text,
  confirmed_at timestamp with time zone,
  waiting text,
  waiting_hash bytea,
  waiting_ends_at timestamp with time zone
);
-- PRIMARY KEY (account_id)
-- UNIQUE (waiting_hash)
CREATE INDEX account_mails_by_address ON public.account_mails USING btree (lower(address));

create table accounts (
  account_id uuid not null,
  kind text not null,
  handle text,
  name text not null,
  password_hash text,
  operator boolean not null default false,
  photo uuid,
  cover uuid,
  status text not null default ''::text,
  settings jsonb not null default '{}'::jsonb,
  link_code text,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone,
  many_faced boolean not null default false,
  shuns boolean not null default false,
  guarded boolean not null default false,
  leaves_at timestamp with time zone,
  here_since timestamp with time zone
);
-- CHECK (((kind = 'person'::text) = (handle IS NOT NULL)))
-- CHECK ((handle = lower(handle)))
-- UNIQUE (handle)
-- CHECK ((kind = ANY (ARRAY['person'::text, 'guest'::text, 'gone'::text])))
-- UNIQUE (link_code)
-- PRIMARY KEY (account_id)
CREATE INDEX accounts_deciding_reads ON public.accounts USING btree (account_id) WHERE (settings ? 'seesReads'::text);
CREATE INDEX accounts_leaving ON public.accounts USING btree (leaves_at) WHERE (leaves_at IS NOT NULL);

create table added_by (
  account_id uuid not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  answered boolean not null default false,
  removed boolean not null default false
);
-- PRIMARY KEY (account_id, by_id)

create table album_items (
  chat_id uuid not null,
  album_id uuid not null,
  number integer not null,
  file_id uuid not null,
  seq bigint not null,
  added_by uuid not null,
  owner uuid not null,
  at timestamp with time zone not null,
  hidden_from uuid
);
-- PRIMARY KEY (chat_id, album_id, number)
CREATE UNIQUE INDEX album_items_by_file ON public.album_items USING btree (chat_id, album_id, file_id);

create table albums (
  chat_id uuid not null,
  album_id uuid not null,
  seq bigint not null,
  card_seq bigint not null default 0,
  name text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  cover_id uuid,
  hidden_from uuid,
  count integer not null default 0,
  numbered integer not null default 0,
  rev integer not null default 1
);
-- PRIMARY KEY (chat_id, album_id)
CREATE INDEX albums_newest ON public.albums USING btree (chat_id, seq DESC);

create table approval_choices (
  account_id uuid not null,
  asks boolean not null
);
-- PRIMARY KEY (account_id)

create table archives (
  account_id uuid not null,
  archive_id uuid not null,
  kind text not null,
  chat_id uuid,
  file_id uuid,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  bytes bigint,
  chat_ids uuid[] not null default '{}'::uuid[],
  created_at timestamp with time zone not null,
  ready_at timestamp with time zone,
  zone text not null default 'UTC'::text,
  language text not null default 'en'::text
);
-- CHECK ((kind = ANY (ARRAY['export'::text, 'import'::text, 'mine'::text])))
-- PRIMARY KEY (account_id, archive_id)
-- CHECK ((state = ANY (ARRAY['waiting'::text, 'working'::text, 'ready'::text, 'failed'::text])))
CREATE INDEX archives_to_make ON public.archives USING btree (created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'working'::text]));

create table audit_head (
  only_one boolean not null default true,
  number bigint not null default 0,
  hash bytea not null default '\x'::bytea
);
-- CHECK (only_one)
-- PRIMARY KEY (only_one)

create table audit_log (
  number bigint not null,
  record text not null,
  previous bytea not null,
  hash bytea not null,
  deed text not null default ((record)::jsonb ->> 'deed'::text)
);
-- PRIMARY KEY (number)
CREATE INDEX audit_log_by_deed ON public.audit_log USING btree (deed, number DESC);

create table audit_names (
  account_id uuid not null,
  number bigint not null,
  part text not null,
  name text not null,
  salt bytea not null
);
-- CHECK ((part = ANY (ARRAY['by'::text, 'about'::text, 'reason'::text])))
-- PRIMARY KEY (account_id, number, part)
CREATE INDEX audit_names_by_number ON public.audit_names USING btree (number);

create table birthday_readers (
  account_id uuid not null,
  zone text not null,
  told_on date
);
-- PRIMARY KEY (account_id)

create table birthdays (
  account_id uuid not null,
  month smallint not null,
  day smallint not null,
  year smallint,
  lunar boolean not null,
  shown_to text not null,
  next_on date not null
);
-- PRIMARY KEY (account_id)
-- CHECK ((shown_to = ANY (ARRAY['addedMe'::text, 'friends'::text, 'nobody'::text])))
CREATE INDEX birthdays_by_day ON public.birthdays USING btree (next_on) WHERE (shown_to <> 'nobody'::text);

create table blocks (
  account_id uuid not null,
  blocked_id uuid not null,
  at timestamp with time zone not null,
  level text not null default 'messages'::text
);
-- CHECK ((level = ANY (ARRAY['messages'::text, 'profile'::text])))
-- PRIMARY KEY (account_id, blocked_id)
CREATE INDEX blocks_of_profiles ON public.blocks USING btree (blocked_id, account_id) WHERE (level = 'profile'::text);

create table board_comments (
  chat_id uuid not null,
  post_id uuid not null,
  number integer not null,
  comment_id uuid not null,
  author uuid not null,
  at timestamp with time zone not null,
  text text not null,
  hidden_from uuid
);
-- PRIMARY KEY (chat_id, post_id, number)
CREATE UNIQUE INDEX board_comments_by_id ON public.board_comments USING btree (chat_id, post_id, comment_id);

create table board_posts (
  chat_id uuid not null,
  post_id uuid not null,
  seq bigint not null,
  card_seq bigint not null default 0,
  author uuid not null,
  at timestamp with time zone not null,
  title text,
  text text not null,
  file_ids uuid[] not null,
  edited_at timestamp with time zone,
  pinned_at timestamp with time zone,
  hidden_from uuid,
  comments integer not null default 0,
  numbered integer not null default 0,
  rev integer not null default 1
);
-- PRIMARY KEY (chat_id, post_id)
CREATE INDEX board_posts_newest ON public.board_posts USING btree (chat_id, seq DESC);
CREATE INDEX board_posts_pinned ON public.board_posts USING btree (chat_id) WHERE (pinned_at IS NOT NULL);

create table board_reactions (
  chat_id uuid not null,
  post_id uuid not null,
  account_id uuid not null,
  emoji text not null,
  rev integer not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (chat_id, post_id, account_id)

create table board_seen (
  account_id uuid not null,
  chat_id uuid not null,
  seq bigint not null
);
-- PRIMARY KEY (account_id, chat_id)

create table bookmarks (
  account_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, chat_id, seq)

create table calendar_addresses (
  account_id uuid not null,
  secret text,
  secret_hash bytea,
  sealed bytea
);
-- CHECK (((secret IS NULL) <> (sealed IS NULL)))
-- PRIMARY KEY (account_id)
-- UNIQUE (secret)
CREATE UNIQUE INDEX calendar_addresses_by_hash ON public.calendar_addresses USING btree (secret_hash);

create table call_history (
  account_id uuid not null,
  call_id uuid not null,
  chat_id uuid not null,
  kind text not null,
  started_by uuid not null,
  at timestamp with time zone not null,
  why text not null,
  seconds integer not null,
  missed boolean not null,
  seen boolean not null
);
-- PRIMARY KEY (account_id, call_id)
CREATE INDEX call_history_by_time ON public.call_history USING btree (account_id, at DESC, call_id DESC);

create table call_people (
  chat_id uuid not null,
  call_id uuid not null,
  account_id uuid not null,
  state text not null,
  guest boolean not null,
  device_id uuid,
  rung_until timestamp with time zone,
  heard boolean not null default false,
  shielded boolean not null default false,
  joined_at timestamp with time zone,
  beat_at timestamp with time zone,
  was_in boolean not null default false,
  seconds integer not null default 0,
  muted boolean not null default false,
  camera boolean not null default false,
  hand_at timestamp with time zone
);
-- PRIMARY KEY (chat_id, call_id, account_id)
-- CHECK ((state = ANY (ARRAY['rung'::text, 'in'::text, 'left'::text, 'declined'::text, 'missed'::text, 'busy'::text, 'removed'::text])))
CREATE INDEX call_people_by_beat ON public.call_people USING btree (beat_at) WHERE (state = 'in'::text);
CREATE INDEX call_people_by_ring ON public.call_people USING btree (rung_until) WHERE (state = 'rung'::text);
CREATE INDEX call_people_in ON public.call_people USING btree (account_id) WHERE (state = 'in'::text);

create table calls (
  chat_id uuid not null,
  call_id uuid not null,
  kind text not null,
  way text not null,
  seq bigint not null default 0,
  started_by uuid not null,
  rang boolean not null,
  started_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  why text,
  rev integer not null default 1,
  recording_id uuid,
  recorded_by uuid,
  recorded_since timestamp with time zone,
  moved_chat_id uuid,
  moved_call_id uuid
);
-- CHECK ((kind = ANY (ARRAY['voice'::text, 'video'::text])))
-- PRIMARY KEY (chat_id, call_id)
-- CHECK ((way = ANY (ARRAY['direct'::text, 'room'::text])))
CREATE INDEX calls_by_end ON public.calls USING btree (ended_at);
CREATE UNIQUE INDEX calls_live ON public.calls USING btree (chat_id) WHERE (ended_at IS NULL);

create table chat_log (
  chat_id uuid not null,
  seq bigint not null,
  kind text not null,
  author uuid not null,
  key text not null,
  counts boolean not null default false,
  hidden_from uuid,
  body jsonb not null,
  at timestamp with time zone not null
);
-- UNIQUE (chat_id, author, key)
-- PRIMARY KEY (chat_id, seq)

create table chat_log_head (
  chat_id uuid not null,
  last_seq bigint not null default 0,
  last_counted_seq bigint not null default 0
);
-- PRIMARY KEY (chat_id)

create table chat_members (
  chat_id uuid not null,
  account_id uuid not null,
  role text not null,
  joined_seq bigint not null,
  read_seq bigint not null,
  joined_at timestamp with time zone not null
);
-- PRIMARY KEY (chat_id, account_id)
-- CHECK ((role = ANY (ARRAY['host'::text, 'member'::text, 'guest'::text])))
CREATE INDEX chat_members_by_joining ON public.chat_members USING btree (chat_id, joined_seq, account_id);

create table chats (
  chat_id uuid not null,
  kind text not null,
  name text,
  photo uuid,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  member_count integer not null default 0,
  link_code text,
  link_on boolean not null default false,
  link_guests boolean not null default true,
  vanish_after integer,
  secret boolean not null default false
);
-- CHECK ((kind = ANY (ARRAY['direct'::text, 'group'::text, 'self'::text])))
-- UNIQUE (link_code)
-- PRIMARY KEY (chat_id)

create table consent_records (
  account_id uuid not null,
  record_id uuid not null,
  subject text not null,
  version integer not null,
  what text not null,
  at timestamp with time zone not null,
  client text not null
);
-- PRIMARY KEY (account_id, record_id)
-- CHECK ((what = ANY (ARRAY['given'::text, 'takenBack'::text, 'told'::text])))
CREATE INDEX consent_records_of_subject ON public.consent_records USING btree (account_id, subject, record_id DESC);

create table consent_texts (
  subject text not null,
  version integer not null,
  text jsonb not null,
  changes jsonb not null,
  from_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  published_by uuid,
  asks_again boolean not null
);
-- PRIMARY KEY (subject, version)

create table demo_people (
  account_id uuid not null,
  place integer not null
);
-- PRIMARY KEY (account_id)
-- UNIQUE (place)

create table devices (
  account_id uuid not null,
  device_id uuid not null,
  own_name text,
  kind text not null,
  client text not null,
  browser_hash bytea,
  trusted_until timestamp with time zone,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  first_network text,
  first_place text,
  last_network text,
  last_place text,
  approved_at timestamp with time zone,
  approved_how text,
  ended_at timestamp with time zone
);
-- CHECK ((kind = ANY (ARRAY['phone'::text, 'tablet'::text, 'computer'::text, 'other'::text])))
-- PRIMARY KEY (account_id, device_id)
CREATE UNIQUE INDEX devices_by_browser ON public.devices USING btree (browser_hash, account_id);
CREATE INDEX devices_by_use ON public.devices USING btree (last_used_at);

create table digests (
  account_id uuid not null,
  period date not null,
  told_at timestamp with time zone,
  tries integer not null default 0,
  retry_at timestamp with time zone
);
-- PRIMARY KEY (account_id)

create table direct_chats (
  account_id uuid not null,
  other_id uuid not null,
  chat_id uuid not null
);
-- PRIMARY KEY (account_id, other_id)

create table earlier_photos (
  account_id uuid not null,
  picture_id uuid not null,
  until timestamp with time zone not null,
  shown_to text not null default 'me'::text
);
-- PRIMARY KEY (account_id, picture_id)
-- CHECK ((shown_to = ANY (ARRAY['everyone'::text, 'friends'::text, 'me'::text])))

create table erased_accounts (
  account_id uuid not null,
  begun_at timestamp with time zone not null,
  done_at timestamp with time zone
);
-- PRIMARY KEY (account_id)
CREATE INDEX erased_accounts_open ON public.erased_accounts USING btree (begun_at) WHERE (done_at IS NULL);

create table event_answers (
  chat_id uuid not null,
  event_id uuid not null,
  account_id uuid not null,
  answer text not null,
  rev integer not null
);
-- CHECK ((answer = ANY (ARRAY['going'::text, 'maybe'::text, 'not'::text])))
-- PRIMARY KEY (chat_id, event_id, account_id)

create table events (
  chat_id uuid not null,
  event_id uuid not null,
  seq bigint not null default 0,
  details jsonb not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  remind_at timestamp with time zone,
  cancelled boolean not null default false,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  rev integer not null default 1,
  details_rev integer not null default 1,
  answers_rev integer not null default 1
);
-- PRIMARY KEY (chat_id, event_id)
CREATE INDEX events_in_time ON public.events USING btree (chat_id, starts_at);
CREATE INDEX events_newest ON public.events USING btree (chat_id, seq DESC);
CREATE INDEX events_to_remind ON public.events USING btree (remind_at) WHERE (remind_at IS NOT NULL);

create table file_uses (
  chat_id uuid not null,
  file_id uuid not null,
  seq bigint not null,
  place smallint not null,
  account_id uuid not null,
  author uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  ref jsonb not null,
  hash text not null,
  forms jsonb not null,
  expires_at timestamp with time zone,
  to_fill boolean not null default false
);
-- PRIMARY KEY (chat_id, file_id, seq)
CREATE INDEX file_uses_of_chat ON public.file_uses USING btree (chat_id, seq DESC, place);
CREATE INDEX file_uses_of_file ON public.file_uses USING btree (file_id);
CREATE INDEX file_uses_of_line ON public.file_uses USING btree (chat_id, seq);
CREATE INDEX file_uses_to_fill ON public.file_uses USING btree (chat_id) WHERE to_fill;

create table files (
  account_id uuid not null,
  file_id uuid not null,
  kind text not null,
  name text not null,
  type text not null,
  size bigint not null,
  hash text not null,
  facts jsonb not null,
  forms jsonb not null,
  wish jsonb not null,
  arrived_size bigint not null,
  state text not null,
  percent smallint not null default 0,
  attempts smallint not null default 0,
  worked_until timestamp with time zone,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  used boolean not null default false,
  kept_until timestamp with time zone not null
);
-- PRIMARY KEY (account_id, file_id)
-- CHECK ((state = ANY (ARRAY['processing'::text, 'ready'::text, 'failed'::text])))
CREATE INDEX files_by_expiry ON public.files USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE UNIQUE INDEX files_by_id ON public.files USING btree (file_id);
CREATE INDEX files_to_look_at ON public.files USING btree (kept_until);
CREATE INDEX files_to_process ON public.files USING btree (created_at) WHERE (state = 'processing'::text);

create table folders (
  account_id uuid not null,
  folders jsonb not null
);
-- PRIMARY KEY (account_id)

create table friends (
  account_id uuid not null,
  friend_id uuid not null,
  favourite boolean not null default false,
  hidden boolean not null default false,
  own_name text,
  memo text not null default ''::text,
  added_at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, friend_id)

create table frozen_accounts (
  account_id uuid not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id)

create table guarded_accounts (
  account_id uuid not null,
  state text not null,
  guardian_id uuid,
  guardian_name text,
  guardian_mail text,
  since timestamp with time zone not null,
  free_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  min_age smallint not null default 0
);
-- PRIMARY KEY (account_id)
-- CHECK ((state = ANY (ARRAY['waiting'::text, 'consented'::text, 'takenBack'::text])))
CREATE INDEX guarded_accounts_ending ON public.guarded_accounts USING btree (ends_at) WHERE (ends_at IS NOT NULL);
CREATE INDEX guarded_accounts_free ON public.guarded_accounts USING btree (free_at);
CREATE INDEX guarded_accounts_of_guardian ON public.guarded_accounts USING btree (guardian_id) WHERE (guardian_id IS NOT NULL);

create table guardian_links (
  account_id uuid not null,
  code_hash bytea not null,
  mail text,
  made_at timestamp with time zone not null
);
-- UNIQUE (code_hash)
-- PRIMARY KEY (account_id, code_hash)

create table guesses (
  subject text not null,
  failed integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone
);
-- PRIMARY KEY (subject)

create table hidden_messages (
  account_id uuid not null,
  chat_id uuid not null,
  seq bigint not null
);
-- PRIMARY KEY (account_id, chat_id, seq)

create table host (
  only_one boolean not null default true,
  epoch text not null,
  created_at timestamp with time zone not null default now(),
  key_check text,
  files_mark uuid,
  files_marked_in text
);
-- CHECK (only_one)
-- PRIMARY KEY (only_one)

create table host_invitations (
  account_id uuid not null,
  invitation_id uuid not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  used_by uuid,
  used_at timestamp with time zone
);
-- UNIQUE (code_hash)
-- PRIMARY KEY (account_id, invitation_id)

create table host_settings (
  only_one boolean not null default true,
  changed jsonb not null default '{}'::jsonb,
  rev bigint not null default 0
);
-- CHECK (only_one)
-- PRIMARY KEY (only_one)

create table ignored_members (
  account_id uuid not null,
  chat_id uuid not null,
  ignored_id uuid not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, chat_id, ignored_id)

create table invitations (
  account_id uuid not null,
  chat_id uuid not null,
  inviter_id uuid not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, chat_id)

create table later_messages (
  account_id uuid not null,
  later_id uuid not null,
  chat_id uuid not null,
  key text not null,
  at timestamp with time zone not null,
  sending jsonb not null,
  content jsonb,
  failed text
);
-- UNIQUE (account_id, chat_id, key)
-- PRIMARY KEY (account_id, later_id)
CREATE INDEX later_messages_by_time ON public.later_messages USING btree (at) WHERE (failed IS NULL);

create table leases (
  name text not null,
  holder uuid not null,
  address text,
  until timestamp with time zone not null
);
-- PRIMARY KEY (name)

create table link_cards (
  url text not null,
  card jsonb,
  found_at timestamp with time zone not null
);
-- PRIMARY KEY (url)
CREATE INDEX link_cards_by_time ON public.link_cards USING btree (found_at);

create table live_places (
  chat_id uuid not null,
  seq bigint not null,
  account_id uuid not null,
  latitude double precision not null,
  longitude double precision not null,
  accuracy double precision,
  at timestamp with time zone not null,
  until timestamp with time zone not null
);
-- PRIMARY KEY (chat_id, seq)
CREATE INDEX live_places_by_end ON public.live_places USING btree (until);
CREATE INDEX live_places_of_account ON public.live_places USING btree (account_id);

create table login_choices (
  account_id uuid not null,
  passkey_second boolean not null default false,
  password_changed_at timestamp with time zone
);
-- PRIMARY KEY (account_id)

create table message_changes (
  chat_id uuid not null,
  seq bigint not null,
  text text,
  mentions jsonb,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  hidden_from uuid,
  content jsonb,
  card jsonb,
  vanished boolean not null default false
);
-- PRIMARY KEY (chat_id, seq)

create table message_earlier_texts (
  chat_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  text text not null
);
-- PRIMARY KEY (chat_id, seq, at)

create table message_reactions (
  chat_id uuid not null,
  seq bigint not null,
  account_id uuid not null,
  emoji text not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (chat_id, seq, account_id)

create table message_search (
  chat_id uuid not null,
  seq bigint not null,
  author uuid not null,
  at timestamp with time zone not null,
  kinds integer not null,
  keys bigint[] not null
);
-- PRIMARY KEY (chat_id, seq)
CREATE INDEX message_search_by_key ON public.message_search USING gin (keys) WITH (fastupdate=off);
CREATE INDEX message_search_by_time ON public.message_search USING btree (chat_id, at, seq);

create table migrations (
  name text not null,
  applied_at timestamp with time zone not null default now()
);
-- PRIMARY KEY (name)

create table notice_rules (
  chat_id uuid not null,
  hosts_only boolean not null
);
-- PRIMARY KEY (chat_id)

create table notices (
  chat_id uuid not null,
  notice_id uuid not null,
  seq bigint not null default 0,
  text text not null,
  from_seq bigint,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  edited_by uuid,
  edited_at timestamp with time zone,
  down_by uuid,
  down_at timestamp with time zone,
  erased boolean not null default false,
  hidden_from uuid,
  rev integer not null default 1
);
-- PRIMARY KEY (chat_id, notice_id)
CREATE INDEX notices_newest ON public.notices USING btree (chat_id, seq DESC);

create table notices_away (
  account_id uuid not null,
  chat_id uuid not null,
  notice_id uuid not null
);
-- PRIMARY KEY (account_id, chat_id)

create table notification_settings (
  account_id uuid not null,
  settings jsonb not null
);
-- PRIMARY KEY (account_id)

create table passkey_challenges (
  challenge text not null,
  purpose text not null,
  ends_at timestamp with time zone not null
);
-- PRIMARY KEY (challenge)

create table passkeys (
  account_id uuid not null,
  passkey_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null default '[]'::jsonb,
  name text not null,
  synced boolean not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone
);
-- UNIQUE (credential_id)
-- PRIMARY KEY (account_id, passkey_id)

create table pictures (
  account_id uuid not null,
  picture_id uuid not null,
  width integer not null,
  height integer not null,
  created_at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, picture_id)

create table poll_votes (
  chat_id uuid not null,
  poll_id uuid not null,
  account_id uuid not null,
  choices integer[] not null,
  rev integer not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (chat_id, poll_id, account_id)

create table polls (
  chat_id uuid not null,
  poll_id uuid not null,
  seq bigint not null default 0,
  question text not null,
  kind text not null,
  several boolean not null,
  anonymous boolean not null,
  may_add boolean not null,
  deadline timestamp with time zone,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  choices jsonb not null,
  counts integer[] not null,
  voters integer not null default 0,
  rev integer not null default 1
);
-- CHECK ((kind = ANY (ARRAY['text'::text, 'date'::text])))
-- PRIMARY KEY (chat_id, poll_id)
CREATE INDEX polls_due ON public.polls USING btree (deadline) WHERE ((closed_at IS NULL) AND (deadline IS NOT NULL));
CREATE INDEX polls_newest ON public.polls USING btree (chat_id, seq DESC);

create table processes (
  process_id smallint not null,
  key text not null,
  name text not null,
  version text not null,
  address text not null,
  roles text[] not null,
  started_at timestamp with time zone not null,
  heard_at timestamp with time zone not null
);
-- PRIMARY KEY (process_id)

create table profile_chats (
  account_id uuid not null,
  chat_id uuid not null,
  slot smallint not null
);
-- PRIMARY KEY (account_id, chat_id)
CREATE INDEX profile_chats_of_chat ON public.profile_chats USING btree (chat_id);

create table profile_readers (
  account_id uuid not null,
  reader_id uuid not null,
  slot smallint not null
);
-- PRIMARY KEY (account_id, reader_id)

create table profiles (
  account_id uuid not null,
  slot smallint not null,
  name text not null,
  status text not null default ''::text,
  photo uuid,
  cover uuid
);
-- PRIMARY KEY (account_id, slot)
-- CHECK (((slot >= 1) AND (slot <= 3)))

create table push_devices (
  account_id uuid not null,
  device_id uuid not null,
  session_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  language text not null,
  client text not null default ''::text,
  created_at timestamp with time zone not null
);
-- UNIQUE (endpoint)
-- PRIMARY KEY (account_id, device_id)

create table push_heads (
  chat_id uuid not null,
  seq bigint not null
);
-- PRIMARY KEY (chat_id)

create table push_jobs (
  account_id uuid not null,
  device_id uuid not null,
  chat_id uuid not null,
  kind text not null,
  from_seq bigint not null,
  seq bigint not null,
  due_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  tries integer not null default 0,
  claimed_until timestamp with time zone
);
-- CHECK ((kind = ANY (ARRAY['message'::text, 'read'::text])))
-- PRIMARY KEY (account_id, device_id, chat_id)
CREATE INDEX push_jobs_by_time ON public.push_jobs USING btree (due_at);

create table push_notices (
  account_id uuid not null,
  device_id uuid not null,
  kind text not null,
  matter text not null,
  friends uuid[] not null,
  made_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  until timestamp with time zone not null,
  tries integer not null default 0,
  claimed_until timestamp with time zone,
  chat_id uuid
);
-- CHECK ((kind = ANY (ARRAY['security'::text, 'birthdays'::text, 'call'::text, 'callOver'::text])))
-- PRIMARY KEY (account_id, device_id, kind, matter)
CREATE INDEX push_notices_by_time ON public.push_notices USING btree (due_at);

create table push_shown (
  account_id uuid not null,
  device_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  told_at timestamp with time zone not null default now()
);
-- PRIMARY KEY (account_id, device_id, chat_id)

create table qr_sign_ins (
  code_hash bytea not null,
  ticket_hash bytea not null,
  state text not null,
  client text not null,
  address text not null,
  browser_hash bytea,
  asked_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  account_id uuid,
  session_id uuid
);
-- PRIMARY KEY (code_hash)
-- CHECK ((state = ANY (ARRAY['open'::text, 'read'::text, 'approved'::text, 'refused'::text])))
-- UNIQUE (ticket_hash)
CREATE INDEX qr_sign_ins_by_time ON public.qr_sign_ins USING btree (ends_at);

create table recovery_codes (
  account_id uuid not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone
);
-- PRIMARY KEY (account_id, code_hash)

create table recovery_links (
  account_id uuid not null,
  link_hash bytea not null,
  ends_at timestamp with time zone not null
);
-- UNIQUE (link_hash)
-- PRIMARY KEY (account_id, link_hash)

create table reports (
  account_id uuid not null,
  report_id uuid not null,
  reported_id uuid not null,
  chat_id uuid,
  reason text not null,
  note text not null,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  outcome text
);
-- PRIMARY KEY (account_id, report_id)
CREATE INDEX reports_open ON public.reports USING btree (at) WHERE (settled_at IS NULL);

create table search_heads (
  chat_id uuid not null,
  indexed_seq bigint not null default 0
);
-- PRIMARY KEY (chat_id)

create table secret_askings (
  account_id uuid not null,
  device_id uuid not null,
  signature_key bytea not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, device_id)

create table secret_devices (
  account_id uuid not null,
  device_id uuid not null,
  identity_key bytea not null,
  signature_key bytea not null,
  certificate bytea not null,
  registered_at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, device_id)

create table secret_key_packages (
  account_id uuid not null,
  device_id uuid not null,
  package_hash bytea not null,
  package bytea not null,
  last_resort boolean not null,
  expires_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  claimed_by uuid
);
-- PRIMARY KEY (account_id, device_id, package_hash)
CREATE INDEX secret_key_packages_by_end ON public.secret_key_packages USING btree (expires_at);

create table secret_leaves (
  chat_id uuid not null,
  account_id uuid not null,
  device_id uuid not null,
  joined_seq bigint not null,
  left_seq bigint,
  identity_key bytea not null,
  signature_key bytea not null
);
-- PRIMARY KEY (chat_id, account_id, device_id, joined_seq)
CREATE INDEX secret_leaves_by_device ON public.secret_leaves USING btree (account_id, device_id) WHERE (left_seq IS NULL);

create table secret_marks (
  number integer not null,
  sealed bytea not null,
  made_at timestamp with time zone not null
);
-- PRIMARY KEY (number)

create table secret_revealed (
  account_id uuid not null,
  report_id uuid not null,
  place integer not null,
  author_id uuid not null,
  seq bigint not null,
  sent_at timestamp with time zone not null,
  text text not null,
  held text
);
-- PRIMARY KEY (account_id, report_id, place)

create table secret_rooms (
  chat_id uuid not null,
  group_id bytea not null,
  epoch bigint not null
);
-- PRIMARY KEY (chat_id)

create table secret_waiting (
  account_id uuid not null,
  device_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  part integer not null,
  by_id uuid not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, device_id, chat_id)
CREATE INDEX secret_waiting_by_chat ON public.secret_waiting USING btree (chat_id, seq, part);

create table secret_welcomes (
  chat_id uuid not null,
  seq bigint not null,
  part integer not null,
  welcome bytea not null
);
-- PRIMARY KEY (chat_id, seq, part)

create table sessions (
  session_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  client text not null default ''::text,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  proved_at timestamp with time zone,
  device_id uuid not null,
  secret_made_at timestamp with time zone not null default now(),
  next_hash bytea,
  next_salt bytea,
  next_made_at timestamp with time zone
);
-- FOREIGN KEY (account_id) REFERENCES accounts(account_id) ON DELETE CASCADE
-- UNIQUE (next_hash)
-- PRIMARY KEY (session_id)
-- UNIQUE (token_hash)
CREATE INDEX sessions_of_account ON public.sessions USING btree (account_id);

create table sign_in_requests (
  account_id uuid not null,
  request_id uuid not null,
  ticket_id uuid,
  ticket_hash bytea,
  number text not null default ''::text,
  wrong integer not null default 0,
  state text not null,
  client text not null,
  network text not null,
  place text,
  asked_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  lets_in_at timestamp with time zone,
  session_id uuid
);
-- PRIMARY KEY (account_id, request_id)
-- CHECK ((state = ANY (ARRAY['asking'::text, 'approved'::text, 'refused'::text, 'signedIn'::text])))
-- UNIQUE (ticket_hash)
-- UNIQUE (ticket_id)
CREATE INDEX sign_in_requests_by_time ON public.sign_in_requests USING btree (asked_at);

create table sign_in_tickets (
  account_id uuid not null,
  ticket_id uuid not null,
  token_hash bytea not null,
  client text not null,
  address text not null,
  browser_hash bytea,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, ticket_id)
-- UNIQUE (token_hash)

create table spent_secrets (
  account_id uuid not null,
  secret_hash bytea not null,
  session_id uuid not null,
  salt bytea not null,
  spent_at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, secret_hash)
CREATE INDEX spent_secrets_by_hash ON public.spent_secrets USING btree (secret_hash);
CREATE INDEX spent_secrets_by_time ON public.spent_secrets USING btree (spent_at);

create table sticker_packs (
  account_id uuid not null,
  pack_id uuid not null,
  name text not null,
  state text not null,
  note text,
  adders integer not null default 0,
  created_at timestamp with time zone not null,
  offered_at timestamp with time zone,
  decided_by uuid
);
-- UNIQUE (pack_id)
-- PRIMARY KEY (account_id, pack_id)
-- CHECK ((state = ANY (ARRAY['private'::text, 'offered'::text, 'refused'::text, 'public'::text])))
CREATE INDEX sticker_packs_offered ON public.sticker_packs USING btree (offered_at) WHERE (state = 'offered'::text);
CREATE INDEX sticker_packs_public ON public.sticker_packs USING btree (adders DESC, pack_id) WHERE (state = 'public'::text);

create table sticker_pictures (
  account_id uuid not null,
  picture_id uuid not null,
  animated boolean not null,
  used boolean not null default false,
  created_at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, picture_id)
CREATE INDEX sticker_pictures_unused ON public.sticker_pictures USING btree (created_at) WHERE (NOT used);

create table sticker_shelves (
  account_id uuid not null,
  pack_ids text[] not null,
  favourites jsonb not null default '[]'::jsonb
);
-- PRIMARY KEY (account_id)

create table sticker_uses (
  pack_id text not null,
  uses bigint not null
);
-- PRIMARY KEY (pack_id)

create table stickers (
  account_id uuid not null,
  pack_id uuid not null,
  picture_id uuid not null,
  place smallint not null,
  word text not null,
  tags text[] not null,
  animated boolean not null
);
-- PRIMARY KEY (account_id, pack_id, picture_id)

create table stored_bytes (
  hash text not null,
  account_id uuid not null,
  file_id uuid not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id, file_id, hash)
CREATE INDEX stored_bytes_by_hash ON public.stored_bytes USING btree (hash);
CREATE INDEX stored_bytes_by_time ON public.stored_bytes USING btree (at);

create table suspensions (
  account_id uuid not null,
  reason text not null,
  ends_at timestamp with time zone,
  by_id uuid not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id)

create table todo_items (
  chat_id uuid not null,
  list_id uuid not null,
  item_id integer not null,
  text text not null,
  assignee uuid,
  due date,
  place double precision not null,
  done_by uuid,
  done_at timestamp with time zone,
  rev integer not null,
  added_by uuid not null,
  added_key text not null
);
-- UNIQUE (chat_id, list_id, added_by, added_key)
-- PRIMARY KEY (chat_id, list_id, item_id)
CREATE INDEX todo_items_of ON public.todo_items USING btree (assignee) WHERE ((done_at IS NULL) AND (assignee IS NOT NULL));

create table todo_lists (
  chat_id uuid not null,
  list_id uuid not null,
  seq bigint not null default 0,
  title text not null,
  title_rev integer not null default 1,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  rev integer not null default 1,
  next_item integer not null default 1
);
-- PRIMARY KEY (chat_id, list_id)
CREATE INDEX todo_lists_newest ON public.todo_lists USING btree (chat_id, seq DESC);

create table told_ages (
  account_id uuid not null,
  age smallint not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (account_id)

create table totp (
  account_id uuid not null,
  secret text,
  begun_at timestamp with time zone not null,
  since timestamp with time zone,
  last_step bigint not null default 0,
  sealed bytea
);
-- CHECK (((secret IS NULL) <> (sealed IS NULL)))
-- PRIMARY KEY (account_id)

create table upload_parts (
  account_id uuid not null,
  file_id uuid not null,
  at_byte bigint not null,
  size bigint not null,
  blob text not null
);
-- PRIMARY KEY (account_id, file_id, at_byte)

create table uploads (
  account_id uuid not null,
  file_id uuid not null,
  size bigint not null,
  received bigint not null default 0,
  name text not null,
  metadata jsonb not null,
  created_at timestamp with time zone not null,
  held_by uuid,
  held_until timestamp with time zone,
  wanted boolean not null default false
);
-- PRIMARY KEY (account_id, file_id)
CREATE INDEX uploads_by_time ON public.uploads USING btree (created_at);

create table vanishing (
  chat_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null
);
-- PRIMARY KEY (chat_id, seq)
CREATE INDEX vanishing_by_time ON public.vanishing USING btree (at);
