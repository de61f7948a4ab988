-- The texts people agree to: terms, privacy policy, and one for each use of what belongs to them that the service could do
-- without. Each version stays as it was published.
create table consent_texts (
  subject text not null,
  version integer not null,
  text jsonb not null,
  changes jsonb not null,
  from_at timestamptz not null,
  published_at timestamptz not null,
  published_by uuid,
  asks_again boolean not null,
  primary key (subject, version)
);

-- Who agreed to which version, when and by which device, and who took it back. It is only added to.
create table consent_records (
  account_id uuid not null,
  record_id uuid not null,
  subject text not null,
  version integer not null,
  what text not null check (what in ('given', 'takenBack', 'told')),
  at timestamptz not null,
  client text not null,
  primary key (account_id, record_id)
);
create index consent_records_of_subject on consent_records (account_id, subject, record_id desc);
