-- Which processes serve this host. A row is a lease: it counts for a few seconds after it was last renewed, by the
-- clock of the database. Nothing of it is worth keeping over a crash: whoever runs writes it anew.
create unlogged table processes (
  process_id smallint primary key,
  key text not null,
  name text not null,
  version text not null,
  address text not null,
  roles text[] not null,
  started_at timestamptz not null,
  heard_at timestamptz not null
) with (fillfactor = 50);
