import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { showPack } from './require-pack.ts';
import { maySee } from './rules.ts';

/** One pack; what one may not see looks like one that is not there. */
export const findPack: SignedVerb<'stickers.find'> = async ({ house, who }, { packId }) => {
  const pack = await showPack(house, who, packId);
  if (!maySee({ account_id: pack.creator.id, state: pack.state }, who))
    throw refuse('sticker_pack_not_found');
  return { pack };
};
