-- Authenticator apps (RFC 6238). The step of the last code that counted: no code counts twice.
create table totp (
  account_id uuid primary key,
  secret text not null,
  begun_at timestamptz not null,
  since timestamptz,
  last_step bigint not null default 0
);

-- Recovery codes, hashed; a used one stays, so that it is known how many are left of how many.
create table recovery_codes (
  account_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table passkeys (
  account_id uuid not null,
  passkey_id uuid not null,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null default '[]',
  name text not null,
  synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (account_id, passkey_id)
);

-- What a browser was asked to sign, and for what; answered once.
create table passkey_challenges (
  challenge text primary key,
  purpose text not null,
  ends_at timestamptz not null
);

create table login_choices (
  account_id uuid primary key,
  passkey_second boolean not null default false,
  password_changed_at timestamptz
);
