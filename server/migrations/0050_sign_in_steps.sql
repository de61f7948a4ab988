-- A sign-in that waits for its second step: the password (or the link of a mail) was right, the session is not open yet.
create table sign_in_tickets (
  account_id uuid not null,
  ticket_id uuid not null,
  token_hash bytea not null unique,
  client text not null,
  address text not null,
  browser_hash bytea,
  tries integer not null default 0,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (account_id, ticket_id)
);

-- Browsers in which an account was signed in before: they get past a lock that somebody else's guessing has caused.
-- Until trusted_until no second step is asked there.
create table known_browsers (
  account_id uuid not null,
  browser_hash bytea not null,
  client text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  trusted_until timestamptz,
  primary key (account_id, browser_hash)
);
create index known_browsers_by_hash on known_browsers (browser_hash);

-- What was guessed wrong, by what it was guessed about and from where; forgotten after a quiet while.
create table guesses (
  subject text primary key,
  failed integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

-- When the person at this session last proved who they are.
alter table sessions add column proved_at timestamptz;
