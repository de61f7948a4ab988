-- What operators changed while the host runs; what is not named here is as the program was started.
create table host_settings (
  only_one boolean primary key default true check (only_one),
  changed jsonb not null default '{}',
  rev bigint not null default 0
);
insert into host_settings default values;

-- What operators did. Each record is kept as the very text that was hashed, together with the hash before it; what is
-- looked for by is made from that text by the database itself, and cannot be changed apart from it.
create table audit_log (
  number bigint primary key,
  record text not null,
  previous bytea not null,
  hash bytea not null,
  deed text not null generated always as (record::jsonb ->> 'deed') stored
);
create index audit_log_by_deed on audit_log (deed, number desc);

-- Up to where the records go: the newest cannot be taken away unseen.
create table audit_head (
  only_one boolean primary key default true check (only_one),
  number bigint not null default 0,
  hash bytea not null default '\x'
);
insert into audit_head default values;

create function keep_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only added to';
end $$;
create trigger audit_log_stays before update or delete on audit_log for each row execute function keep_audit();
create trigger audit_log_is_kept before truncate on audit_log for each statement execute function keep_audit();
create trigger audit_head_is_kept before delete on audit_head for each row execute function keep_audit();

-- Who may not come in for a while, and why. `ends_at` null: until an operator ends it.
create table suspensions (
  account_id uuid primary key,
  reason text not null,
  ends_at timestamptz,
  by_id uuid not null,
  at timestamptz not null
);

-- Invitations to this host, each good for one account. The code itself is only with whoever was given it.
create table host_invitations (
  account_id uuid not null,
  invitation_id uuid not null,
  code_hash bytea not null unique,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_by uuid,
  used_at timestamptz,
  primary key (account_id, invitation_id)
);

-- What became of a complaint.
alter table reports add column settled_at timestamptz;
alter table reports add column settled_by uuid;
alter table reports add column outcome text;
create index reports_open on reports (at) where settled_at is null;
