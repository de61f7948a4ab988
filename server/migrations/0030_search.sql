-- What messages can be found by, made from the log of their chat; it can be thrown away and made again.
create table message_search (
  chat_id uuid not null,
  seq bigint not null,
  author uuid not null,
  at timestamptz not null,
  -- One bit for each kind of thing the message can be looked for as.
  kinds integer not null,
  -- Pairs of letters and more, each mixed with the chat and the thousand it lies in: server/src/features/search/keys.ts
  keys bigint[] not null,
  primary key (chat_id, seq)
);
create index message_search_by_time on message_search (chat_id, at, seq);
-- Written in the background: a list of what is still to be sorted in would have to be read by every search.
create index message_search_by_key on message_search using gin (keys) with (fastupdate = off);

-- How far the log of each chat has been read for it.
create table search_heads (
  chat_id uuid not null primary key,
  indexed_seq bigint not null default 0
);
