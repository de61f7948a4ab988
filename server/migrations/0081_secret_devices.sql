-- The public keys of a device for secret rooms, and what others need to bring it into one. The private halves never come here.
create table secret_devices (
  account_id uuid not null,
  device_id uuid not null,
  -- The same for all devices of an account.
  identity_key bytea not null,
  signature_key bytea not null,
  certificate bytea not null,
  registered_at timestamptz not null,
  primary key (account_id, device_id)
);

-- Each is given out once, but for the last resort. One that was given out is known until it is too old, so that it cannot be
-- brought a second time.
create table secret_key_packages (
  account_id uuid not null,
  device_id uuid not null,
  package_hash bytea not null,
  package bytea not null,
  last_resort boolean not null,
  expires_at timestamptz not null,
  claimed_at timestamptz,
  claimed_by uuid,
  primary key (account_id, device_id, package_hash)
);
create index secret_key_packages_by_end on secret_key_packages (expires_at);

-- Devices of an account that wait for a certificate of another one.
create table secret_askings (
  account_id uuid not null,
  device_id uuid not null,
  signature_key bytea not null,
  at timestamptz not null,
  primary key (account_id, device_id)
);
