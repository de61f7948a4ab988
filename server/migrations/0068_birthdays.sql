-- Birthdays of those who have entered one. `next_on`: the day of the solar calendar on which it comes next.
create table birthdays (
  account_id uuid primary key,
  month smallint not null,
  day smallint not null,
  year smallint,
  lunar boolean not null,
  shown_to text not null check (shown_to in ('addedMe', 'friends', 'nobody')),
  next_on date not null
);
create index birthdays_by_day on birthdays (next_on) where shown_to <> 'nobody';

-- Where people are, by whose clock they are told of birthdays; and the day for which they were told last.
create table birthday_readers (
  account_id uuid primary key,
  zone text not null,
  told_on date
);
