-- What somebody has revealed of a secret room with a complaint to the operators: each message was found genuine.
create table secret_revealed (
  account_id uuid not null,
  report_id uuid not null,
  place integer not null,
  author_id uuid not null,
  seq bigint not null,
  sent_at timestamptz not null,
  -- What was written, and what kind of thing it held besides; nothing that would open a file.
  text text not null,
  held text,
  primary key (account_id, report_id, place)
);
