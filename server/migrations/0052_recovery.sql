-- E-mail addresses for recovery. Several accounts may have one: refusing a second would tell that there is a first.
create table account_mails (
  account_id uuid primary key,
  address text,
  confirmed_at timestamptz,
  waiting text,
  waiting_hash bytea unique,
  waiting_ends_at timestamptz
);
create index account_mails_by_address on account_mails (lower(address));

-- Links to set a new password: good once, for half an hour.
create table recovery_links (
  account_id uuid not null,
  link_hash bytea not null unique,
  ends_at timestamptz not null,
  primary key (account_id, link_hash)
);
