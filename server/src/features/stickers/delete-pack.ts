import type { SignedVerb } from '../../platform/house.ts';
import { changeShelf } from './change-shelf.ts';
import { withoutPack } from './rules.ts';
import { deletePackRows, lockPack } from './store.ts';

/** Takes a pack of mine away; one that is not mine, or gone already, is left as it is. */
export const deletePack: SignedVerb<'stickers.delete'> = async ({ house, who }, { packId }) => {
  await changeShelf(house, who.accountId, async (shelf, tx) => {
    const pack = await lockPack(tx, packId);
    if (pack?.account_id !== who.accountId) return shelf;
    await deletePackRows(tx, who.accountId, packId);
    return withoutPack(shelf, packId);
  });
  return {};
};
