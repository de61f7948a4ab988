-- By what the key is known that seals what the database is not to hold in clear; the key itself lies elsewhere.
alter table host add column key_check text;

-- The secret of an authenticator app, sealed. Those of before are sealed at the next start, and taken out of `secret`.
alter table totp add column sealed bytea;
alter table totp alter column secret drop not null;
alter table totp add constraint totp_is_there check ((secret is null) <> (sealed is null));

-- The secret in the address of a calendar: found by its hash, shown to its owner from what is sealed.
alter table calendar_addresses add column secret_hash bytea;
alter table calendar_addresses add column sealed bytea;
alter table calendar_addresses alter column secret drop not null;
alter table calendar_addresses add constraint calendar_address_is_there check ((secret is null) <> (sealed is null));
create unique index calendar_addresses_by_hash on calendar_addresses (secret_hash);
