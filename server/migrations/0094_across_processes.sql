-- Which process is at an upload now, by the clock of the database: two requests for the same one may come to two processes.
alter table uploads add column held_by uuid;
alter table uploads add column held_until timestamptz;
-- Somebody waits for it: whoever holds it lets go.
alter table uploads add column wanted boolean not null default false;

-- What one process at a time does for the whole host, which one that is, and where it is reached.
create table leases (
  name text primary key,
  holder uuid not null,
  address text,
  until timestamptz not null
);

-- A file that was put beside the others in this epoch of the database: whoever does not see it keeps files elsewhere.
alter table host add column files_mark uuid;
alter table host add column files_marked_in text;
