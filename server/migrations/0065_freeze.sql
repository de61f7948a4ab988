-- Accounts that their owners have frozen: nobody gets in by password alone.
create table frozen_accounts (
  account_id uuid primary key,
  at timestamptz not null
);
