-- The people of the demo world: they alone can be signed in as without a password.
create table demo_people (
  account_id uuid primary key,
  place integer not null unique
);
