-- The secret of a session is renewed while the session is used. The next one is given out first, and counts beside the
-- present one until it is brought along; only then is the present one spent, so that an answer that is lost loses nobody
-- their session. It is made of the present one and a salt: whoever asks twice is given the same.
alter table sessions add column secret_made_at timestamptz not null default now();
alter table sessions add column next_hash bytea unique;
alter table sessions add column next_salt bytea;
alter table sessions add column next_made_at timestamptz;
update sessions set secret_made_at = created_at;

-- Secrets that were spent: for a short while requests that are on their way may still bring them. Who brings one later has
-- a copy, and the session ends.
create table spent_secrets (
  account_id uuid not null,
  secret_hash bytea not null,
  session_id uuid not null,
  -- What made the next one of it.
  salt bytea not null,
  spent_at timestamptz not null,
  primary key (account_id, secret_hash)
);
create index spent_secrets_by_hash on spent_secrets (secret_hash);
create index spent_secrets_by_time on spent_secrets (spent_at);
