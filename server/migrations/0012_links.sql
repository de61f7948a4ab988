-- What links lead to, as this host found it; null where there was nothing to show.
create table link_cards (
  url text not null,
  card jsonb,
  found_at timestamptz not null,
  primary key (url)
);
create index link_cards_by_time on link_cards (found_at);
