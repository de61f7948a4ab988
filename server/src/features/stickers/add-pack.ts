import { findBuiltInPack } from '@maru/contract';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeShelf } from './change-shelf.ts';
import { isMadeId, mayUse, whyNotAdd, withoutPack, withPack } from './rules.ts';
import { countAdder, lockPack } from './store.ts';

/** Puts a pack on my shelf; one of somebody else then counts me. */
export const addPack: SignedVerb<'stickers.add'> = async ({ house, who }, { packId }) =>
  changeShelf(house, who.accountId, async (shelf, tx) => {
    const pack = isMadeId(packId) ? await lockPack(tx, packId) : undefined;
    if (!findBuiltInPack(packId) && !mayUse(pack, who.accountId)) throw refuse('sticker_pack_not_found');
    const why = whyNotAdd(shelf, packId);
    if (why) throw refuse(why);
    const after = withPack(shelf, packId);
    if (after !== shelf && pack && pack.account_id !== who.accountId) await countAdder(tx, packId, 1);
    return after;
  });

/** Takes a pack off my shelf. */
export const removePack: SignedVerb<'stickers.remove'> = async ({ house, who }, { packId }) =>
  changeShelf(house, who.accountId, async (shelf, tx) => {
    if (!shelf.packIds.includes(packId)) return shelf;
    const pack = isMadeId(packId) ? await lockPack(tx, packId) : undefined;
    if (pack && pack.account_id !== who.accountId) await countAdder(tx, packId, -1);
    return withoutPack(shelf, packId);
  });
