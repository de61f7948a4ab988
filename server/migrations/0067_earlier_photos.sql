-- Photos that the base profile showed before, and who else may see each: nobody, until its owner says so.
create table earlier_photos (
  account_id uuid not null,
  picture_id uuid not null,
  until timestamptz not null,
  shown_to text not null default 'me' check (shown_to in ('everyone', 'friends', 'me')),
  primary key (account_id, picture_id)
);
