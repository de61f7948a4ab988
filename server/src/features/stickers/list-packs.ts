import type { SignedVerb } from '../../platform/house.ts';
import { showPacks } from './require-pack.ts';
import { firstShelf, isMadeId, mayUse } from './rules.ts';
import { readPacks, readPacksOf, readShelf } from './store.ts';

/** My shelf; packs on it that their makers have taken back stay out of sight until they are public again. */
export const listPacks: SignedVerb<'stickers.listPacks'> = async ({ house, who }) => {
  const shelf = (await readShelf(house.db, who.accountId)) ?? firstShelf;
  const [rows, mine] = await Promise.all([
    readPacks(house.db, shelf.packIds.filter(isMadeId)),
    readPacksOf(house.db, who.accountId),
  ]);
  return {
    shelf,
    packs: await showPacks(
      house,
      who,
      rows.filter((row) => mayUse(row, who.accountId)),
    ),
    mine: await showPacks(house, who, mine),
  };
};
