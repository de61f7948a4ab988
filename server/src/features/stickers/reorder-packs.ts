import type { SignedVerb } from '../../platform/house.ts';
import { changeShelf } from './change-shelf.ts';
import { inOrder } from './rules.ts';

/** Puts my shelf in order. */
export const reorderPacks: SignedVerb<'stickers.reorder'> = ({ house, who }, { packIds }) =>
  changeShelf(house, who.accountId, (shelf) => inOrder(shelf, packIds));
