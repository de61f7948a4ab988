-- Messages that go by themselves: a timer of a chat, and what is to go when.
alter table chats add column vanish_after integer;
alter table message_changes add column vanished boolean not null default false;
create table vanishing (
  chat_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  primary key (chat_id, seq)
);
create index vanishing_by_time on vanishing (at);
