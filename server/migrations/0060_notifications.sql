-- What somebody decided for one chat: whether everything rings or only what calls them, and with which sound.
alter table account_chats add column notify text not null default 'default' check (notify in ('default', 'all', 'mentions'));
alter table account_chats add column sound text not null default 'default';

-- What somebody decided about notifications, on all their devices.
create table notification_settings (
  account_id uuid primary key,
  settings jsonb not null
);

-- Browsers that take push for somebody. It ends with the session.
create table push_devices (
  account_id uuid not null,
  device_id uuid not null,
  session_id uuid not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  language text not null,
  client text not null default '',
  created_at timestamptz not null,
  primary key (account_id, device_id)
);

-- Up to where the log of a chat has been looked through for those who are to be told.
create table push_heads (
  chat_id uuid primary key,
  seq bigint not null
) with (fillfactor = 50);

-- Who is to be told of what: places in logs, never what stands there.
create table push_jobs (
  account_id uuid not null,
  device_id uuid not null,
  chat_id uuid not null,
  kind text not null check (kind in ('message', 'read')),
  from_seq bigint not null,
  seq bigint not null,
  due_at timestamptz not null,
  made_at timestamptz not null,
  tries integer not null default 0,
  claimed_until timestamptz,
  primary key (account_id, device_id, chat_id)
);
create index push_jobs_by_time on push_jobs (due_at);

-- What a device shows of a chat, up to which message: nothing is told twice, and it can be taken away once it is read.
create table push_shown (
  account_id uuid not null,
  device_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  primary key (account_id, device_id, chat_id)
);
