import { builtInPacks } from '@maru/contract';
import type { SignedVerb } from '../../platform/house.ts';
import { showPacks } from './require-pack.ts';
import { readPublicPacks, readUses } from './store.ts';

const pageLength = 30;

/** What everyone on this host may add. */
export const listStore: SignedVerb<'stickers.store'> = async ({ house, who }, wish) => {
  const rows = await readPublicPacks(house.db, { ...wish, count: pageLength + 1 });
  return {
    packs: await showPacks(house, who, rows.slice(0, pageLength)),
    hasMore: rows.length > pageLength,
    builtInUses: await readUses(
      house.db,
      builtInPacks.map(({ id }) => id),
    ),
  };
};
