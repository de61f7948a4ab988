-- An account that rests until a guardian consents: nothing but that can be done with it.
alter table accounts add column guarded boolean not null default false;

-- Accounts of people who are younger than this host asks for. Of when they were born nothing is kept but the month from
-- which they decide by themselves.
create table guarded_accounts (
  account_id uuid primary key,
  state text not null check (state in ('waiting', 'consented', 'takenBack')),
  guardian_id uuid,
  guardian_name text,
  guardian_mail text,
  since timestamptz not null,
  free_at timestamptz not null,
  ends_at timestamptz
);
create index guarded_accounts_of_guardian on guarded_accounts (guardian_id) where guardian_id is not null;
create index guarded_accounts_free on guarded_accounts (free_at);
create index guarded_accounts_ending on guarded_accounts (ends_at) where ends_at is not null;

-- Links for guardians. The secret itself is only with whoever was given it.
create table guardian_links (
  account_id uuid not null,
  code_hash bytea not null unique,
  mail text,
  made_at timestamptz not null,
  primary key (account_id, code_hash)
);
