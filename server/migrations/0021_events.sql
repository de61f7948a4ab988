-- Events of a chat. `starts_at` and `ends_at` are moments; of whole days they are the midnights around them in `zone`.
create table events (
  chat_id uuid not null,
  event_id uuid not null,
  seq bigint not null default 0,
  details jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  remind_at timestamptz,
  cancelled boolean not null default false,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  rev int not null default 1,
  details_rev int not null default 1,
  answers_rev int not null default 1,
  primary key (chat_id, event_id)
);
create index events_newest on events (chat_id, seq desc);
create index events_in_time on events (chat_id, starts_at);
create index events_to_remind on events (remind_at) where remind_at is not null;

create table event_answers (
  chat_id uuid not null,
  event_id uuid not null,
  account_id uuid not null,
  answer text not null check (answer in ('going', 'maybe', 'not')),
  rev int not null,
  primary key (chat_id, event_id, account_id)
);

-- The address under which calendar programs read somebody's events.
create table calendar_addresses (
  account_id uuid primary key,
  secret text not null unique
);
