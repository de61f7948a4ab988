-- Taken off somebody's friends: the row stays, so that adding again does not ask a second time what was answered.
alter table added_by add column removed boolean not null default false;
