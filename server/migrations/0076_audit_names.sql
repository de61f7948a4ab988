-- Names in the audit log, apart from its records: a record holds the hash of a name with a salt, so that a name cannot be
-- changed unseen, and can be taken away when its account is erased, without a break in the chain.
create table audit_names (
  account_id uuid not null,
  number bigint not null,
  part text not null check (part in ('by', 'about', 'reason')),
  name text not null,
  salt bytea not null,
  primary key (account_id, number, part)
);
create index audit_names_by_number on audit_names (number);
