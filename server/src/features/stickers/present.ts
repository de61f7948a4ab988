import type { AccountId, Person, StickerPack } from '@maru/contract';
import type { PackRow } from './store.ts';

/** A pack as it travels; why it was not taken is told to its maker and to operators. */
export const presentPack = (row: PackRow, creator: Person, isInside: boolean): StickerPack => ({
  id: row.pack_id,
  name: row.name,
  creator,
  state: row.state,
  stickers: row.stickers,
  adders: row.adders,
  uses: row.uses,
  ...(isInside && row.note && { note: row.note }),
  createdAt: row.created_at.toISOString(),
});

/** Packs whose makers are known, in their order. */
export const presentPacks = (
  rows: readonly PackRow[],
  people: ReadonlyMap<AccountId, Person>,
  isInside: (row: PackRow) => boolean,
): StickerPack[] =>
  rows.flatMap((row) => {
    const creator = people.get(row.account_id);
    return creator ? [presentPack(row, creator, isInside(row))] : [];
  });
