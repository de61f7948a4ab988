-- Every table that belongs to a person leads with account_id, every table that belongs to a chat with chat_id,
-- so that both can be spread over machines.

create table host (
  only_one boolean primary key default true check (only_one),
  epoch text not null,
  created_at timestamptz not null default now()
);
insert into host (epoch) values (gen_random_uuid()::text);

-- accounts -------------------------------------------------------------------------------------------------------

create table accounts (
  account_id uuid primary key,
  kind text not null check (kind in ('person', 'guest')),
  handle text unique check (handle = lower(handle)),
  name text not null,
  password_hash text,
  operator boolean not null default false,
  photo uuid,
  cover uuid,
  status text not null default '',
  settings jsonb not null default '{}',
  link_code text unique,
  created_at timestamptz not null,
  last_seen_at timestamptz,
  check ((kind = 'person') = (handle is not null))
);

create table sessions (
  session_id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references accounts on delete cascade,
  client text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz not null
);
create index sessions_of_account on sessions (account_id);

create table pictures (
  account_id uuid not null,
  picture_id uuid not null,
  width integer not null,
  height integer not null,
  created_at timestamptz not null,
  primary key (account_id, picture_id)
);

-- logs -----------------------------------------------------------------------------------------------------------

create table account_log_head (
  account_id uuid primary key,
  last_seq bigint not null default 0,
  last_counted_seq bigint not null default 0
) with (fillfactor = 50);

create table account_log (
  account_id uuid not null,
  seq bigint not null,
  kind text not null,
  author uuid not null,
  key text not null,
  counts boolean not null default false,
  hidden_from uuid,
  body jsonb not null,
  at timestamptz not null,
  primary key (account_id, seq),
  unique (account_id, author, key)
);

create table chat_log_head (
  chat_id uuid primary key,
  last_seq bigint not null default 0,
  last_counted_seq bigint not null default 0
) with (fillfactor = 50);

create table chat_log (
  chat_id uuid not null,
  seq bigint not null,
  kind text not null,
  author uuid not null,
  key text not null,
  counts boolean not null default false,
  hidden_from uuid,
  body jsonb not null,
  at timestamptz not null,
  primary key (chat_id, seq),
  unique (chat_id, author, key)
);

-- people ---------------------------------------------------------------------------------------------------------

create table friends (
  account_id uuid not null,
  friend_id uuid not null,
  favourite boolean not null default false,
  hidden boolean not null default false,
  own_name text,
  memo text not null default '',
  added_at timestamptz not null,
  primary key (account_id, friend_id)
);

-- Who added me: the other side of friends, kept with the one who was added.
create table added_by (
  account_id uuid not null,
  by_id uuid not null,
  at timestamptz not null,
  answered boolean not null default false,
  primary key (account_id, by_id)
);

create table blocks (
  account_id uuid not null,
  blocked_id uuid not null,
  at timestamptz not null,
  primary key (account_id, blocked_id)
);

create table reports (
  account_id uuid not null,
  report_id uuid not null,
  reported_id uuid not null,
  chat_id uuid,
  reason text not null,
  note text not null,
  at timestamptz not null,
  primary key (account_id, report_id)
);

-- chats ----------------------------------------------------------------------------------------------------------

create table chats (
  chat_id uuid primary key,
  kind text not null check (kind in ('direct', 'group', 'self')),
  name text,
  photo uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  member_count integer not null default 0,
  link_code text unique,
  link_on boolean not null default false,
  link_guests boolean not null default true
);

-- The one chat of two persons (account_id is the lower of the two ids), or of one with themselves.
create table direct_chats (
  account_id uuid not null,
  other_id uuid not null,
  chat_id uuid not null,
  primary key (account_id, other_id)
);

create table chat_members (
  chat_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('host', 'member', 'guest')),
  joined_seq bigint not null,
  read_seq bigint not null,
  joined_at timestamptz not null,
  primary key (chat_id, account_id)
) with (fillfactor = 80);
create index chat_members_by_joining on chat_members (chat_id, joined_seq, account_id);

create table account_chats (
  account_id uuid not null,
  chat_id uuid not null,
  joined_at timestamptz not null,
  read_seq bigint not null default 0,
  cleared_seq bigint not null default 0,
  left_list boolean not null default false,
  stranger boolean not null default false,
  pinned_at timestamptz,
  muted_until timestamptz,
  quiet boolean not null default false,
  marked_unread boolean not null default false,
  own_name text,
  input_locked boolean not null default false,
  primary key (account_id, chat_id)
) with (fillfactor = 80);

create table invitations (
  account_id uuid not null,
  chat_id uuid not null,
  inviter_id uuid not null,
  at timestamptz not null,
  primary key (account_id, chat_id)
);

create table folders (
  account_id uuid primary key,
  folders jsonb not null
);

-- messages -------------------------------------------------------------------------------------------------------

-- What became of a message after it was sent; one row only for those that changed.
create table message_changes (
  chat_id uuid not null,
  seq bigint not null,
  text text,
  mentions jsonb,
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (chat_id, seq)
);

create table message_earlier_texts (
  chat_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  text text not null,
  primary key (chat_id, seq, at)
);

create table message_reactions (
  chat_id uuid not null,
  seq bigint not null,
  account_id uuid not null,
  emoji text not null,
  at timestamptz not null,
  primary key (chat_id, seq, account_id)
);

create table hidden_messages (
  account_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  primary key (account_id, chat_id, seq)
);

create table bookmarks (
  account_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  primary key (account_id, chat_id, seq)
);
