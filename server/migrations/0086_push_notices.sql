-- What a browser is to be told that is no message: something about the safety of the account, whose birthday it is. Of the
-- same matter the newest counts. Written in the transaction of what it tells of, and gone once it was told or is too old.
create table push_notices (
  account_id uuid not null,
  device_id uuid not null,
  kind text not null check (kind in ('security', 'birthdays')),
  matter text not null,
  friends uuid[] not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  until timestamptz not null,
  tries integer not null default 0,
  claimed_until timestamptz,
  primary key (account_id, device_id, kind, matter)
);
create index push_notices_by_time on push_notices (due_at);
