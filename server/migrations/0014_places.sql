-- Where somebody is who shares it with a chat: the last place alone, forgotten when it ends.
create table live_places (
  chat_id uuid not null,
  seq bigint not null,
  account_id uuid not null,
  latitude double precision not null,
  longitude double precision not null,
  accuracy double precision,
  at timestamptz not null,
  until timestamptz not null,
  primary key (chat_id, seq)
);
create index live_places_of_account on live_places (account_id);
create index live_places_by_end on live_places (until);
