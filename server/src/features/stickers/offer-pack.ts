import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { tellShelf } from './change-shelf.ts';
import { showPack } from './require-pack.ts';
import { lockPack, setPackState } from './store.ts';

/** Offers a pack of mine to everyone, or takes it back. */
export const offerPack: SignedVerb<'stickers.offer'> = async ({ house, who }, { packId, on }) => {
  await house.db.transaction(async (tx) => {
    const pack = await lockPack(tx, packId);
    if (pack?.account_id !== who.accountId) throw refuse('sticker_pack_not_found');
    const isOut = pack.state === 'offered' || pack.state === 'public';
    if (isOut === on) return;
    await setPackState(tx, packId, { state: on ? 'offered' : 'private', at: house.clock.now() });
    await tellShelf(house, tx, who.accountId);
  });
  return { pack: await showPack(house, who, packId) };
};
