-- Where somebody is signed in, or was: a browser is the same device of an account for as long as it brings its name along.
-- This takes the place of known_browsers. Sessions belong to a device and end with it.
create table devices (
  account_id uuid not null,
  device_id uuid not null,
  -- What its owner calls it; null: it is named by its program.
  own_name text,
  kind text not null check (kind in ('phone', 'tablet', 'computer', 'other')),
  client text not null,
  -- The name that the browser brings along, hashed; null once the device has ended, and for programs that bring none.
  browser_hash bytea,
  -- Until then no second step is asked for here.
  trusted_until timestamptz,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  -- Networks (/24, /64) and places (a country, or home) of the first sign-in and of the last.
  first_network text,
  first_place text,
  last_network text,
  last_place text,
  -- How it was let in at first, beside the password.
  approved_at timestamptz,
  approved_how text,
  ended_at timestamptz,
  primary key (account_id, device_id)
);
create unique index devices_by_browser on devices (browser_hash, account_id);
create index devices_by_use on devices (last_used_at);

insert into devices (account_id, device_id, kind, client, browser_hash, trusted_until, created_at, last_used_at)
  select account_id, gen_random_uuid(), 'other', client, browser_hash, trusted_until, first_at, last_at from known_browsers;
drop table known_browsers;

-- A session is of the browser that was last signed in to with the same program, or else a device by itself.
alter table sessions add column device_id uuid;
update sessions s set device_id = (
  select d.device_id from devices d where d.account_id = s.account_id and d.client = s.client
  order by d.last_used_at desc limit 1);
insert into devices (account_id, device_id, kind, client, created_at, last_used_at)
  select account_id, session_id, 'other', client, created_at, last_used_at from sessions where device_id is null;
update sessions set device_id = session_id where device_id is null;
alter table sessions alter column device_id set not null;
update devices set kind = case
  when client ~ 'iPad|Tablet' then 'tablet'
  when client ~ 'iPhone|Mobile' then 'phone'
  when client ~ 'Android' then 'tablet'
  when client like 'Mozilla/%' then 'computer'
  else 'other' end;
