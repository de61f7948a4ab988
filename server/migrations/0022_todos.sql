-- To-do lists of a chat; their items are rows of their own, so that a tick writes little.
create table todo_lists (
  chat_id uuid not null,
  list_id uuid not null,
  seq bigint not null default 0,
  title text not null,
  title_rev int not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  rev int not null default 1,
  next_item int not null default 1,
  primary key (chat_id, list_id)
);
create index todo_lists_newest on todo_lists (chat_id, seq desc);

create table todo_items (
  chat_id uuid not null,
  list_id uuid not null,
  item_id int not null,
  text text not null,
  assignee uuid,
  due date,
  place double precision not null,
  done_by uuid,
  done_at timestamptz,
  rev int not null,
  -- Whoever added it and under which key: a second try adds nothing.
  added_by uuid not null,
  added_key text not null,
  primary key (chat_id, list_id, item_id),
  unique (chat_id, list_id, added_by, added_key)
);
create index todo_items_of on todo_items (assignee) where done_at is null and assignee is not null;
