-- By whose clocks the pages of an archive tell the time.
alter table archives add column zone text not null default 'UTC';
