-- A call of a chat: one goes on in a chat at most. What has ended is kept for a day, for devices that ask late.
create table calls (
  chat_id uuid not null,
  call_id uuid not null,
  kind text not null check (kind in ('voice', 'video')),
  way text not null check (way in ('direct', 'room')),
  -- The message that tells of it.
  seq bigint not null default 0,
  started_by uuid not null,
  -- It was a call to somebody, and not one that stands open for a group.
  rang boolean not null,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  why text,
  rev integer not null default 1,
  recording_id uuid,
  recorded_by uuid,
  recorded_since timestamptz,
  primary key (chat_id, call_id)
) with (fillfactor = 70);
create unique index calls_live on calls (chat_id) where ended_at is null;
create index calls_by_end on calls (ended_at);

-- Who is or was in a call, or is rung: each with the one device they are in it with.
create table call_people (
  chat_id uuid not null,
  call_id uuid not null,
  account_id uuid not null,
  state text not null check (state in ('rung', 'in', 'left', 'declined', 'missed', 'busy', 'removed')),
  guest boolean not null,
  device_id uuid,
  rung_until timestamptz,
  -- A device has said that it rings.
  heard boolean not null default false,
  -- They are to hear nothing of it: whoever calls is blocked, or a stranger to them.
  shielded boolean not null default false,
  joined_at timestamptz,
  beat_at timestamptz,
  -- They were in it at some time, and for so long with others.
  was_in boolean not null default false,
  seconds integer not null default 0,
  muted boolean not null default false,
  camera boolean not null default false,
  hand_at timestamptz,
  primary key (chat_id, call_id, account_id)
) with (fillfactor = 70);
create index call_people_in on call_people (account_id) where state = 'in';
create index call_people_by_beat on call_people (beat_at) where state = 'in';
create index call_people_by_ring on call_people (rung_until) where state = 'rung';

-- My calls, as I see them in my list.
create table call_history (
  account_id uuid not null,
  call_id uuid not null,
  chat_id uuid not null,
  kind text not null,
  started_by uuid not null,
  at timestamptz not null,
  why text not null,
  seconds integer not null,
  missed boolean not null,
  seen boolean not null,
  primary key (account_id, call_id)
);
create index call_history_by_time on call_history (account_id, at desc, call_id desc);
