-- Sign-ins in browsers that an account was not signed in in before: those its devices are asked about, and for a while
-- those that went in. The hash of the ticket is what the new browser is known by while it waits.
create table sign_in_requests (
  account_id uuid not null,
  request_id uuid not null,
  ticket_id uuid unique,
  ticket_hash bytea unique,
  -- Two digits that the new device shows, and how often something else was typed.
  number text not null default '',
  wrong integer not null default 0,
  state text not null check (state in ('asking', 'approved', 'refused', 'signedIn')),
  client text not null,
  -- The network (/24, /64) and the country it comes from, never the address.
  network text not null,
  place text,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  lets_in_at timestamptz,
  session_id uuid,
  primary key (account_id, request_id)
);
create index sign_in_requests_by_time on sign_in_requests (asked_at);

-- Who does not want their devices to be asked.
create table approval_choices (
  account_id uuid primary key,
  asks boolean not null
);

-- A computer that shows a QR code: the code is read by a phone, the ticket stays with the computer; both hashed.
create table qr_sign_ins (
  code_hash bytea primary key,
  ticket_hash bytea not null unique,
  state text not null check (state in ('open', 'read', 'approved', 'refused')),
  client text not null,
  address text not null,
  browser_hash bytea,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  -- Whoever has read it first, and nobody else, answers.
  account_id uuid,
  session_id uuid
);
create index qr_sign_ins_by_time on qr_sign_ins (ends_at);
