-- Albums of a chat. `seq` is the entry that tells of an album; what is in it hangs on the entries with which it was added.
create table albums (
  chat_id uuid not null,
  album_id uuid not null,
  seq bigint not null,
  card_seq bigint not null default 0,
  name text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  cover_id uuid,
  hidden_from uuid,
  count int not null default 0,
  -- The number of the newest item, removed ones too.
  numbered int not null default 0,
  rev int not null default 1,
  primary key (chat_id, album_id)
);
create index albums_newest on albums (chat_id, seq desc);

create table album_items (
  chat_id uuid not null,
  album_id uuid not null,
  number int not null,
  file_id uuid not null,
  seq bigint not null,
  added_by uuid not null,
  -- Who uploaded it.
  owner uuid not null,
  at timestamptz not null,
  hidden_from uuid,
  primary key (chat_id, album_id, number)
);
create unique index album_items_by_file on album_items (chat_id, album_id, file_id);
