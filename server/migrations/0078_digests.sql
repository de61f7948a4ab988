-- The last mail about what was missed: for which day, and whether it went. No words, no names.
create table digests (
  account_id uuid not null primary key,
  -- The first day of the period, by the clock of the person.
  period date not null,
  told_at timestamptz,
  tries integer not null default 0,
  -- Not there while a mail is under way: whoever died over it does not send it again.
  retry_at timestamptz
);
