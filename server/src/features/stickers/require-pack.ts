import type { StickerPack } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import type { Caller, House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentPacks } from './present.ts';
import { readPacks, type PackRow } from './store.ts';

/** Packs as this caller sees them. */
export const showPacks = async (
  house: House,
  who: Caller,
  rows: readonly PackRow[],
): Promise<StickerPack[]> => {
  const people = await findPersons(
    house.db,
    rows.map((row) => row.account_id),
    { reader: who.accountId },
  );
  return presentPacks(rows, people, (row) => who.operator || row.account_id === who.accountId);
};

/** One pack as this caller sees it; refuses sticker_pack_not_found. */
export const showPack = async (house: House, who: Caller, packId: string): Promise<StickerPack> => {
  const [pack] = await showPacks(house, who, await readPacks(house.db, [packId]));
  if (!pack) throw refuse('sticker_pack_not_found');
  return pack;
};
