-- Members of a group whose messages somebody does not want to see there. Nobody else knows.
create table ignored_members (
  account_id uuid not null,
  chat_id uuid not null,
  ignored_id uuid not null,
  at timestamptz not null,
  primary key (account_id, chat_id, ignored_id)
);
