-- Files on their way. The bytes that have come lie in parts, each a blob of its own, until the last has come.
create table uploads (
  account_id uuid not null,
  file_id uuid not null,
  size bigint not null,
  received bigint not null default 0,
  name text not null,
  metadata jsonb not null,
  created_at timestamptz not null,
  primary key (account_id, file_id)
);
create index uploads_by_time on uploads (created_at);

create table upload_parts (
  account_id uuid not null,
  file_id uuid not null,
  at_byte bigint not null,
  size bigint not null,
  blob text not null,
  primary key (account_id, file_id, at_byte)
);

-- Files that have arrived. `forms` are those made of it, each with its own bytes.
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
  state text not null check (state in ('processing', 'ready', 'failed')),
  percent smallint not null default 0,
  attempts smallint not null default 0,
  -- Until then some worker is at it.
  worked_until timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz,
  -- It was in a message once: it goes when the last of them has gone. Else it goes when this moment has passed.
  used boolean not null default false,
  kept_until timestamptz not null,
  primary key (account_id, file_id)
);
create unique index files_by_id on files (file_id);
create index files_to_process on files (created_at) where state = 'processing';
create index files_to_look_at on files (kept_until);
create index files_by_expiry on files (expires_at) where expires_at is not null;

-- Who holds which bytes: the same bytes are stored once, and go with the last who holds them.
create table stored_bytes (
  hash text not null,
  account_id uuid not null,
  file_id uuid not null,
  at timestamptz not null,
  primary key (account_id, file_id, hash)
);
create index stored_bytes_by_hash on stored_bytes (hash);
create index stored_bytes_by_time on stored_bytes (at);

-- Files of a chat: which line of its log holds them. What a download needs stands here too.
create table file_uses (
  chat_id uuid not null,
  file_id uuid not null,
  seq bigint not null,
  place smallint not null,
  account_id uuid not null,
  author uuid not null,
  at timestamptz not null,
  kind text not null,
  ref jsonb not null,
  hash text not null,
  forms jsonb not null,
  expires_at timestamptz,
  -- The message has still to be told what became of the file.
  to_fill boolean not null default false,
  primary key (chat_id, file_id, seq)
);
create index file_uses_of_chat on file_uses (chat_id, seq desc, place);
create index file_uses_of_line on file_uses (chat_id, seq);
create index file_uses_of_file on file_uses (file_id);
create index file_uses_to_fill on file_uses (chat_id) where to_fill;
