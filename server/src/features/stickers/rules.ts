import {
  builtInPacks,
  findBuiltInPack,
  limits,
  type AccountId,
  type RefusalCode,
  type Sticker,
  type StickerRef,
  type StickerShelf,
} from '@maru/contract';
import type { PackRow } from './store.ts';

/** What is to hand before anything was changed: the packs that come with the app. */
export const firstShelf: StickerShelf = { packIds: builtInPacks.map(({ id }) => id), favourites: [] };

/** Whether this may be the id of a pack that somebody made; those of the app have names. */
export const isMadeId = (packId: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(packId);

type Owned = Pick<PackRow, 'account_id' | 'state'>;

/** Whether somebody may send of a pack that is on their shelf or their own. */
export const mayUse = (pack: Owned | undefined, me: AccountId): boolean =>
  pack !== undefined && (pack.account_id === me || pack.state === 'public');

/** Whether somebody may look at a pack: an operator also sees what is offered. */
export const maySee = (pack: Owned | undefined, who: { accountId: AccountId; operator: boolean }): boolean =>
  mayUse(pack, who.accountId) || (who.operator && pack?.state === 'offered');

/** Why a pack cannot come onto a shelf. */
export const whyNotAdd = (shelf: StickerShelf, packId: string): RefusalCode | undefined =>
  !shelf.packIds.includes(packId) && shelf.packIds.length >= limits.stickers.onShelf
    ? 'too_many_sticker_packs'
    : undefined;

/** The shelf with a pack in front of it; one that is there stays where it is. */
export const withPack = (shelf: StickerShelf, packId: string): StickerShelf =>
  shelf.packIds.includes(packId) ? shelf : { ...shelf, packIds: [packId, ...shelf.packIds] };

/** The shelf without a pack, and without its favourites where it is not one of the app's. */
export const withoutPack = (shelf: StickerShelf, packId: string): StickerShelf => ({
  packIds: shelf.packIds.filter((one) => one !== packId),
  favourites: findBuiltInPack(packId)
    ? shelf.favourites
    : shelf.favourites.filter((one) => one.packId !== packId),
});

/** The shelf in the wished order; what is not named keeps its order behind, what is not there is left out. */
export const inOrder = (shelf: StickerShelf, wished: readonly string[]): StickerShelf => {
  const named = [...new Set(wished)].filter((id) => shelf.packIds.includes(id));
  return { ...shelf, packIds: [...named, ...shelf.packIds.filter((id) => !named.includes(id))] };
};

/** The shelf with a favourite in front, or without it. */
export const withFavourite = (shelf: StickerShelf, ref: StickerRef, on: boolean): StickerShelf => {
  const others = shelf.favourites.filter(
    (one) => one.packId !== ref.packId || one.stickerId !== ref.stickerId,
  );
  return { ...shelf, favourites: on ? [ref, ...others] : others };
};

/** Why a favourite cannot be kept. */
export const whyNotFavour = (shelf: StickerShelf): RefusalCode | undefined =>
  shelf.favourites.length > limits.stickers.favourites ? 'too_many_favourites' : undefined;

/** Why these pictures cannot be put into a pack: each must be one's own, and there once. */
export const whyNotPack = (
  stickers: readonly Sticker[],
  mine: ReadonlySet<string>,
): RefusalCode | undefined => {
  const ids = new Set(stickers.map(({ id }) => id));
  if (ids.size < stickers.length) return 'bad_input';
  return [...ids].every((id) => mine.has(id)) ? undefined : 'sticker_not_found';
};
