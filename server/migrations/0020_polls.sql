-- Polls of a chat. Choices are a list; their place in it is their number, and `counts` follows the same order.
create table polls (
  chat_id uuid not null,
  poll_id uuid not null,
  seq bigint not null default 0,
  question text not null,
  kind text not null check (kind in ('text', 'date')),
  several boolean not null,
  anonymous boolean not null,
  may_add boolean not null,
  deadline timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  choices jsonb not null,
  counts int[] not null,
  voters int not null default 0,
  rev int not null default 1,
  primary key (chat_id, poll_id)
);
create index polls_newest on polls (chat_id, seq desc);
create index polls_due on polls (deadline) where closed_at is null and deadline is not null;

create table poll_votes (
  chat_id uuid not null,
  poll_id uuid not null,
  account_id uuid not null,
  choices int[] not null,
  rev int not null,
  at timestamptz not null,
  primary key (chat_id, poll_id, account_id)
);
