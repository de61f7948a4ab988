-- The board of a chat: posts with comments and reactions. `seq` is the entry that tells of a post; its files hang on it.
create table board_posts (
  chat_id uuid not null,
  post_id uuid not null,
  seq bigint not null,
  card_seq bigint not null default 0,
  author uuid not null,
  at timestamptz not null,
  title text,
  text text not null,
  file_ids uuid[] not null,
  edited_at timestamptz,
  pinned_at timestamptz,
  hidden_from uuid,
  comments int not null default 0,
  -- The number of the newest comment, deleted ones too.
  numbered int not null default 0,
  rev int not null default 1,
  primary key (chat_id, post_id)
);
create index board_posts_newest on board_posts (chat_id, seq desc);
create index board_posts_pinned on board_posts (chat_id) where pinned_at is not null;

create table board_comments (
  chat_id uuid not null,
  post_id uuid not null,
  number int not null,
  comment_id uuid not null,
  author uuid not null,
  at timestamptz not null,
  text text not null,
  hidden_from uuid,
  primary key (chat_id, post_id, number)
);
create unique index board_comments_by_id on board_comments (chat_id, post_id, comment_id);

create table board_reactions (
  chat_id uuid not null,
  post_id uuid not null,
  account_id uuid not null,
  emoji text not null,
  rev int not null,
  at timestamptz not null,
  primary key (chat_id, post_id, account_id)
);

create table board_seen (
  account_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  primary key (account_id, chat_id)
);
