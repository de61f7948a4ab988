-- Who has said that they are old enough to decide alone, and for which age; of the day of birth nothing is kept.
create table told_ages (
  account_id uuid primary key,
  age smallint not null,
  at timestamptz not null
);
-- From which age a guarded account decides by itself; 0: from before this was written down.
alter table guarded_accounts add column min_age smallint not null default 0;
