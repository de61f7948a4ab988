-- Rooms that only their members can read: ordinary chats whose lines are sealed.
alter table chats add column secret boolean not null default false;

-- Where the keys of a room stand. Changed under the lock of the head of the chat's log.
create table secret_rooms (
  chat_id uuid primary key,
  group_id bytea not null,
  epoch bigint not null
);

-- Which devices are in a room, by what those say who took them in, with the keys they had. One that is removed stays noted.
create table secret_leaves (
  chat_id uuid not null,
  account_id uuid not null,
  device_id uuid not null,
  joined_seq bigint not null,
  left_seq bigint,
  identity_key bytea not null,
  signature_key bytea not null,
  primary key (chat_id, account_id, device_id, joined_seq)
);
create index secret_leaves_by_device on secret_leaves (account_id, device_id) where left_seq is null;

-- What a device needs to join a room. One welcome is for many devices; it goes when the last of them has joined.
create table secret_welcomes (
  chat_id uuid not null,
  seq bigint not null,
  part integer not null,
  welcome bytea not null,
  primary key (chat_id, seq, part)
);
create table secret_waiting (
  account_id uuid not null,
  device_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  part integer not null,
  by_id uuid not null,
  at timestamptz not null,
  primary key (account_id, device_id, chat_id)
);
create index secret_waiting_by_chat on secret_waiting (chat_id, seq, part);

-- The keys by which this host marks what it takes into secret rooms, sealed with the key of the host.
create table secret_marks (
  number integer primary key,
  sealed bytea not null,
  made_at timestamptz not null
);
