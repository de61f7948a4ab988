-- Logs in parts, 1: expand. The new tables stand beside the old ones and are told of everything that is written; whoever knows only
-- the old ones works on. See docs/decisions/0007-logs-in-parts.md.

create table chat_log_split (
  chat_id uuid not null,
  seq bigint not null,
  kind text not null,
  author uuid not null,
  key text not null,
  counts boolean not null default false,
  hidden_from uuid,
  body jsonb not null,
  at timestamptz not null,
  constraint chat_log_split_pkey primary key (chat_id, seq),
  constraint chat_log_split_key unique (chat_id, author, key)
) partition by hash (chat_id);

create table account_log_split (
  account_id uuid not null,
  seq bigint not null,
  kind text not null,
  author uuid not null,
  key text not null,
  counts boolean not null default false,
  hidden_from uuid,
  body jsonb not null,
  at timestamptz not null,
  constraint account_log_split_pkey primary key (account_id, seq),
  constraint account_log_split_key unique (account_id, author, key)
) partition by hash (account_id);

-- Written once and rarely changed: a part is tidied after a twentieth of it has come, and what is tidied is frozen at once, so that
-- old pages are never written again.
do $$
declare
  family text;
begin
  foreach family in array array['chat', 'account'] loop
    for part in 0..15 loop
      execute format(
        'create table %I partition of %I for values with (modulus 16, remainder %s)
         with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_freeze_min_age = 0)',
        format('%s_log_%s', family, lpad(part::text, 2, '0')), family || '_log_split', part);
    end loop;
    -- Long bodies unpack several times faster; a PostgreSQL that was built without it keeps its own way.
    begin
      execute format('alter table %I alter column body set compression lz4', family || '_log_split');
    exception when feature_not_supported then null;
    end;
  end loop;
end $$;

create function mirror_chat_log() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from chat_log_split s using gone g where s.chat_id = g.chat_id and s.seq = g.seq;
  else
    insert into chat_log_split (chat_id, seq, kind, author, key, counts, hidden_from, body, at)
    select chat_id, seq, kind, author, key, counts, hidden_from, body, at from fresh
    on conflict (chat_id, seq) do update set kind = excluded.kind, counts = excluded.counts, author = excluded.author,
      key = excluded.key, hidden_from = excluded.hidden_from, body = excluded.body, at = excluded.at;
  end if;
  return null;
end $$;
create trigger mirror_insert after insert on chat_log referencing new table as fresh for each statement execute function mirror_chat_log();
create trigger mirror_update after update on chat_log referencing new table as fresh for each statement execute function mirror_chat_log();
create trigger mirror_delete after delete on chat_log referencing old table as gone for each statement execute function mirror_chat_log();

create function mirror_account_log() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from account_log_split s using gone g where s.account_id = g.account_id and s.seq = g.seq;
  else
    insert into account_log_split (account_id, seq, kind, author, key, counts, hidden_from, body, at)
    select account_id, seq, kind, author, key, counts, hidden_from, body, at from fresh
    on conflict (account_id, seq) do update set kind = excluded.kind, counts = excluded.counts, author = excluded.author,
      key = excluded.key, hidden_from = excluded.hidden_from, body = excluded.body, at = excluded.at;
  end if;
  return null;
end $$;
create trigger mirror_insert after insert on account_log referencing new table as fresh for each statement execute function mirror_account_log();
create trigger mirror_update after update on account_log referencing new table as fresh for each statement execute function mirror_account_log();
create trigger mirror_delete after delete on account_log referencing old table as gone for each statement execute function mirror_account_log();

-- How far the copy has come in each.
create table log_split_progress (
  family text primary key,
  id uuid not null default '00000000-0000-0000-0000-000000000000',
  seq bigint not null default 0
);
insert into log_split_progress (family) values ('chat'), ('account');

-- Copies the next entries of each family and gives how many there were. The rows are kept from changing until they stand in the copy:
-- what is erased meanwhile waits for a moment, and is then erased in both.
create function split_logs_step(most integer) returns bigint language plpgsql as $$
declare
  copied bigint := 0;
  taken bigint;
begin
  with part as materialized (
    select e.* from chat_log e, log_split_progress p
    where p.family = 'chat' and (e.chat_id, e.seq) > (p.id, p.seq) order by e.chat_id, e.seq limit most for share of e
  ), put as (
    insert into chat_log_split (chat_id, seq, kind, author, key, counts, hidden_from, body, at)
    select chat_id, seq, kind, author, key, counts, hidden_from, body, at from part on conflict (chat_id, seq) do nothing
  ), moved as (
    update log_split_progress p set id = l.chat_id, seq = l.seq
    from (select chat_id, seq from part order by chat_id desc, seq desc limit 1) l where p.family = 'chat'
  )
  select count(*) into taken from part;
  copied := copied + taken;
  with part as materialized (
    select e.* from account_log e, log_split_progress p
    where p.family = 'account' and (e.account_id, e.seq) > (p.id, p.seq) order by e.account_id, e.seq limit most for share of e
  ), put as (
    insert into account_log_split (account_id, seq, kind, author, key, counts, hidden_from, body, at)
    select account_id, seq, kind, author, key, counts, hidden_from, body, at from part on conflict (account_id, seq) do nothing
  ), moved as (
    update log_split_progress p set id = l.account_id, seq = l.seq
    from (select account_id, seq from part order by account_id desc, seq desc limit 1) l where p.family = 'account'
  )
  select count(*) into taken from part;
  return copied + taken;
end $$;
