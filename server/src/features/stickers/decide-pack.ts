import { recordDeed } from '../../platform/audit/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { tellShelf } from './change-shelf.ts';
import { showPack, showPacks } from './require-pack.ts';
import { lockPack, readOfferedPacks, setPackState } from './store.ts';

/** What waits for an operator. */
export const listOffered: SignedVerb<'stickers.listOffered'> = async ({ house, who }) => ({
  packs: await showPacks(house, who, await readOfferedPacks(house.db)),
});

/** Takes an offered pack in or not, or a public one back; its maker hears of it. */
export const decidePack: SignedVerb<'stickers.decide'> = async (
  { house, who },
  { packId, approve, note },
) => {
  await house.db.transaction(async (tx) => {
    const pack = await lockPack(tx, packId);
    if (pack?.state !== 'offered' && pack?.state !== 'public') throw refuse('sticker_pack_not_found');
    const state = approve ? 'public' : 'refused';
    if (pack.state === state) return;
    await setPackState(tx, packId, { state, at: house.clock.now(), note, decidedBy: who.accountId });
    await tellShelf(house, tx, pack.account_id);
    await recordDeed(house, tx, {
      deed: approve ? 'stickers.takenIn' : 'stickers.refused',
      by: who.accountId,
      byName: who.handle === null ? who.name : `@${who.handle}`,
      about: packId,
    });
  });
  return { pack: await showPack(house, who, packId) };
};
