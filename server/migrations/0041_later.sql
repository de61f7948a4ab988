-- Messages that are to be sent at a moment.
create table later_messages (
  account_id uuid not null,
  later_id uuid not null,
  chat_id uuid not null,
  key text not null,
  at timestamptz not null,
  sending jsonb not null,
  content jsonb,
  failed text,
  primary key (account_id, later_id),
  unique (account_id, chat_id, key)
);
create index later_messages_by_time on later_messages (at) where failed is null;
