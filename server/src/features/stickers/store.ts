import type { AccountId, Sticker, StickerPackState, StickerShelf } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A pack with its pictures and how it is liked. */
export interface PackRow {
  pack_id: string;
  account_id: AccountId;
  name: string;
  state: StickerPackState;
  note: string | null;
  adders: number;
  uses: number;
  created_at: Date;
  stickers: (Sticker & { animated: boolean })[];
}

const packColumns = `p.pack_id, p.account_id, p.name, p.state, p.note, p.adders, p.created_at,
  coalesce((select u.uses from sticker_uses u where u.pack_id = p.pack_id::text), 0)::int as uses,
  coalesce((select json_agg(json_build_object('id', s.picture_id, 'word', s.word, 'tags', s.tags,
    'animated', s.animated) order by s.place) from stickers s where s.account_id = p.account_id and s.pack_id = p.pack_id), '[]') as stickers`;

/** These packs, whoever made them. */
export const readPacks = async (db: Queryable, ids: readonly string[]): Promise<PackRow[]> =>
  ids.length === 0
    ? []
    : (
        await db.query<PackRow>(
          `select ${packColumns} from sticker_packs p where p.pack_id = any($1::uuid[])`,
          [ids],
        )
      ).rows;

/** The packs somebody made, the newest first. */
export const readPacksOf = async (db: Queryable, maker: AccountId): Promise<PackRow[]> =>
  (
    await db.query<PackRow>(
      `select ${packColumns} from sticker_packs p where p.account_id = $1 order by p.created_at desc`,
      [maker],
    )
  ).rows;

/** How many packs somebody made. */
export const countPacksOf = async (db: Queryable, maker: AccountId): Promise<number> =>
  (
    await db.query<{ count: number }>(
      'select count(*)::int as count from sticker_packs where account_id = $1',
      [maker],
    )
  ).rows[0]?.count ?? 0;

/** Public packs whose name, words or tags hold `search`. */
export const readPublicPacks = async (
  db: Queryable,
  { search, sort, from, count }: { search: string; sort: 'liked' | 'new'; from: number; count: number },
): Promise<PackRow[]> => {
  const order = sort === 'new' ? 'p.offered_at desc' : 'p.adders desc, uses desc';
  const { rows } = await db.query<PackRow>(
    `select ${packColumns} from sticker_packs p
     where p.state = 'public' and ($1 = '' or strpos(lower(p.name), $1) > 0 or exists (
       select 1 from stickers s where s.account_id = p.account_id and s.pack_id = p.pack_id
         and (strpos(lower(s.word), $1) > 0 or $1 = any(s.tags))))
     order by ${order}, p.pack_id limit $2 offset $3`,
    [search.trim().toLowerCase(), count, from],
  );
  return rows;
};

/** Packs that wait for an operator. */
export const readOfferedPacks = async (db: Queryable): Promise<PackRow[]> =>
  (
    await db.query<PackRow>(
      `select ${packColumns} from sticker_packs p where p.state = 'offered' order by p.offered_at limit 100`,
    )
  ).rows;

/** A pack, held until the transaction ends. */
export const lockPack = async (
  tx: Tx,
  packId: string,
): Promise<{ account_id: AccountId; state: StickerPackState } | undefined> =>
  (
    await tx.query<{ account_id: AccountId; state: StickerPackState }>(
      'select account_id, state from sticker_packs where pack_id = $1 for update',
      [packId],
    )
  ).rows[0];

/** A new pack, without pictures yet. */
export const insertPack = async (
  tx: Tx,
  pack: { packId: string; maker: AccountId; name: string; createdAt: Date },
): Promise<void> => {
  await tx.query(
    `insert into sticker_packs (pack_id, account_id, name, state, created_at) values ($1, $2, $3, 'private', $4)`,
    [pack.packId, pack.maker, pack.name, pack.createdAt],
  );
};

/** A new name of a pack. */
export const renamePack = async (tx: Tx, packId: string, name: string): Promise<void> => {
  await tx.query('update sticker_packs set name = $2 where pack_id = $1', [packId, name]);
};

/** Puts exactly these pictures of the maker into a pack, in this order. */
export const writeStickers = async (
  tx: Tx,
  { packId, maker, stickers }: { packId: string; maker: AccountId; stickers: readonly Sticker[] },
): Promise<void> => {
  await tx.query('delete from stickers where account_id = $1 and pack_id = $2', [maker, packId]);
  await tx.query(
    `insert into stickers (account_id, pack_id, picture_id, place, word, tags, animated)
     select $2, $1, w.id, w.place, w.word, w.tags, p.animated
     from jsonb_to_recordset($3) as w(id uuid, place smallint, word text, tags text[])
     join sticker_pictures p on p.account_id = $2 and p.picture_id = w.id`,
    [packId, maker, JSON.stringify(stickers.map((one, place) => ({ ...one, place })))],
  );
  await tx.query(
    'update sticker_pictures set used = true where account_id = $1 and picture_id = any($2::uuid[]) and not used',
    [maker, stickers.map(({ id }) => id)],
  );
};

/** A new state of a pack; being offered begins to count now. */
export const setPackState = async (
  tx: Tx,
  packId: string,
  change: { state: StickerPackState; at: Date; note?: string; decidedBy?: AccountId },
): Promise<void> => {
  await tx.query(
    `update sticker_packs set state = $2, note = $3, decided_by = $4,
       offered_at = case when $2 in ('offered', 'public') then $5 else offered_at end where pack_id = $1`,
    [packId, change.state, change.note || null, change.decidedBy ?? null, change.at],
  );
};

/** Forgets a pack; its pictures stay, they may have been sent. */
export const deletePackRows = async (tx: Tx, maker: AccountId, packId: string): Promise<void> => {
  await tx.query('delete from stickers where account_id = $1 and pack_id = $2', [maker, packId]);
  await tx.query('delete from sticker_packs where account_id = $1 and pack_id = $2', [maker, packId]);
};

/** One more or one less has it on the shelf. */
export const countAdder = async (tx: Tx, packId: string, by: 1 | -1): Promise<void> => {
  await tx.query('update sticker_packs set adders = greatest(0, adders + $2) where pack_id = $1', [
    packId,
    by,
  ]);
};

/** What somebody has to hand; undefined where they never changed it. */
export const readShelf = async (
  db: Queryable,
  me: AccountId,
  lock = false,
): Promise<StickerShelf | undefined> => {
  const { rows } = await db.query<{ pack_ids: string[]; favourites: StickerShelf['favourites'] }>(
    `select pack_ids, favourites from sticker_shelves where account_id = $1 ${lock ? 'for update' : ''}`,
    [me],
  );
  return rows[0] && { packIds: rows[0].pack_ids, favourites: rows[0].favourites };
};

/** A first shelf, where there is none. */
export const beginShelf = async (tx: Tx, me: AccountId, packIds: readonly string[]): Promise<void> => {
  await tx.query(
    'insert into sticker_shelves (account_id, pack_ids) values ($1, $2) on conflict do nothing',
    [me, packIds],
  );
};

/** What somebody has to hand from now on. */
export const writeShelf = async (tx: Tx, me: AccountId, shelf: StickerShelf): Promise<void> => {
  await tx.query('update sticker_shelves set pack_ids = $2, favourites = $3 where account_id = $1', [
    me,
    shelf.packIds,
    JSON.stringify(shelf.favourites),
  ]);
};

/** Adds to how often packs were sent. */
export const addUses = async (db: Queryable, uses: ReadonlyMap<string, number>): Promise<void> => {
  await db.query(
    `insert into sticker_uses (pack_id, uses) select * from unnest($1::text[], $2::bigint[])
     on conflict (pack_id) do update set uses = sticker_uses.uses + excluded.uses`,
    [[...uses.keys()], [...uses.values()]],
  );
};

/** How often these packs were sent. */
export const readUses = async (db: Queryable, ids: readonly string[]): Promise<Record<string, number>> => {
  const { rows } = await db.query<{ pack_id: string; uses: number }>(
    'select pack_id, uses::int as uses from sticker_uses where pack_id = any($1)',
    [ids],
  );
  return Object.fromEntries(rows.map((row) => [row.pack_id, row.uses]));
};

/** Every picture there is. */
export const listPictureIds = async (db: Queryable): Promise<string[]> =>
  (await db.query<{ picture_id: string }>('select picture_id from sticker_pictures')).rows.map(
    (row) => row.picture_id,
  );
