-- Pictures somebody has brought for stickers. `used` ones may have been sent, and are kept for good.
create table sticker_pictures (
  account_id uuid not null,
  picture_id uuid not null,
  animated boolean not null,
  used boolean not null default false,
  created_at timestamptz not null,
  primary key (account_id, picture_id)
);
create index sticker_pictures_unused on sticker_pictures (created_at) where not used;

-- Packs somebody made; those that come with the app have no rows. `offered_at` orders what waits for an operator.
create table sticker_packs (
  account_id uuid not null,
  pack_id uuid not null unique,
  name text not null,
  state text not null check (state in ('private', 'offered', 'refused', 'public')),
  note text,
  adders integer not null default 0,
  created_at timestamptz not null,
  offered_at timestamptz,
  decided_by uuid,
  primary key (account_id, pack_id)
);
create index sticker_packs_public on sticker_packs (adders desc, pack_id) where state = 'public';
create index sticker_packs_offered on sticker_packs (offered_at) where state = 'offered';

create table stickers (
  account_id uuid not null,
  pack_id uuid not null,
  picture_id uuid not null,
  place smallint not null,
  word text not null,
  tags text[] not null,
  animated boolean not null,
  primary key (account_id, pack_id, picture_id)
);

-- What somebody has to hand. No row: the packs that come with the app.
create table sticker_shelves (
  account_id uuid primary key,
  pack_ids text[] not null,
  favourites jsonb not null default '[]'
);

-- How often each pack was sent, those that come with the app too; written together every few seconds.
create table sticker_uses (
  pack_id text primary key,
  uses bigint not null
);
