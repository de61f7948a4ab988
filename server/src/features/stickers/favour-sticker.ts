import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeShelf } from './change-shelf.ts';
import { findUsable } from './resolve-sticker.ts';
import { whyNotFavour, withFavourite } from './rules.ts';

/** Keeps a sticker I may send among my favourites, or lets one go. */
export const favourSticker: SignedVerb<'stickers.favour'> = async ({ house, who }, { on, ...ref }) => {
  if (on && !(await findUsable(house, who.accountId, ref))) throw refuse('sticker_not_found');
  return changeShelf(house, who.accountId, (shelf) => {
    const after = withFavourite(shelf, ref, on);
    const why = on && whyNotFavour(after);
    if (why) throw refuse(why);
    return after;
  });
};
