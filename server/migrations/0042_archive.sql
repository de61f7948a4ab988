-- Copies of what somebody can read, made for them; and those that are brought in from elsewhere.
create table archives (
  account_id uuid not null,
  archive_id uuid not null,
  kind text not null check (kind in ('export', 'import')),
  chat_id uuid,
  file_id uuid,
  state text not null check (state in ('waiting', 'working', 'ready', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  bytes bigint,
  chat_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  ready_at timestamptz,
  primary key (account_id, archive_id)
);
create index archives_to_make on archives (created_at) where state in ('waiting', 'working');
