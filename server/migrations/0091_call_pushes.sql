-- A browser can be rung: for as long as the call rings, and then be told that it rings no longer.
alter table push_notices drop constraint push_notices_kind_check;
alter table push_notices add constraint push_notices_kind_check check (kind in ('security', 'birthdays', 'call', 'callOver'));
-- The chat of the call; its id stands in `matter`.
alter table push_notices add column chat_id uuid;
