import { z } from 'zod';
import { visibleText } from '../accounts/index.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { BuiltInUses, Sticker, StickerPack, StickerRef, StickerShelf } from './types.ts';

const PackName = visibleText(limits.stickers.packName);
const Stickers = z.array(Sticker).min(1).max(limits.stickers.inPack);

/** What I can send: my shelf, the packs on it that somebody made, and those I made myself. */
export const listPacks = method('stickers.listPacks', {
  summary: 'My shelf of stickers: packs in order, favourites, and the packs I made.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ shelf: StickerShelf, packs: z.array(StickerPack), mine: z.array(StickerPack) }),
});

/** The packs of this host that everyone may add. */
export const listStore = method('stickers.store', {
  summary: 'The public packs of this host, with their makers and how much they are liked.',
  caller: 'session',
  about: 'host',
  repeatable: true,
  input: z.strictObject({
    search: z.string().max(40).default(''),
    sort: z.enum(['liked', 'new']).default('liked'),
    /** How many to leave out. */
    from: z.int().min(0).max(100_000).default(0),
  }),
  output: z.object({
    packs: z.array(StickerPack),
    hasMore: z.boolean(),
    /** How often the packs that come with the app were sent. */
    builtInUses: BuiltInUses,
  }),
});

/** One pack: public ones, my own, and for an operator those that are offered. */
export const findPack = method('stickers.find', {
  summary: 'One pack that somebody made.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ packId: z.uuid() }),
  output: z.object({ pack: StickerPack }),
  refusals: ['sticker_pack_not_found'],
});

/** Puts a pack in front of my shelf. */
export const addPack = method('stickers.add', {
  summary: 'Put a pack on my shelf.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ packId: z.string().max(64) }),
  output: StickerShelf,
  refusals: ['sticker_pack_not_found', 'too_many_sticker_packs'],
});

/** Takes a pack off my shelf; what was sent stays. */
export const removePack = method('stickers.remove', {
  summary: 'Take a pack off my shelf.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ packId: z.string().max(64) }),
  output: StickerShelf,
});

/** Puts my shelf in this order; packs that are not named keep their order behind. */
export const reorderPacks = method('stickers.reorder', {
  summary: 'Put my shelf in order.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ packIds: z.array(z.string().max(64)).max(limits.stickers.onShelf) }),
  output: StickerShelf,
});

/** Keeps a sticker among my favourites, newest first, or lets it go. */
export const favourSticker = method('stickers.favour', {
  summary: 'Keep a sticker among my favourites, or let it go.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ ...StickerRef.shape, on: z.boolean() }),
  output: StickerShelf,
  refusals: ['sticker_not_found', 'too_many_favourites'],
});

/** Makes a pack of pictures I have uploaded, and puts it on my shelf. */
export const makePack = method('stickers.make', {
  summary: 'Make a pack of uploaded pictures.',
  caller: 'account',
  about: 'own',
  rate: 'dear',
  input: z.strictObject({ name: PackName, stickers: Stickers }),
  output: z.object({ pack: StickerPack }),
  refusals: ['sticker_not_found', 'too_many_sticker_packs'],
});

/** Changes a pack of mine. One that is public waits for an operator again. */
export const changePack = method('stickers.change', {
  summary: 'Change a pack of mine.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ packId: z.uuid(), name: PackName, stickers: Stickers }),
  output: z.object({ pack: StickerPack }),
  refusals: ['sticker_pack_not_found', 'sticker_not_found'],
});

/** Takes a pack of mine away for everyone; what was sent of it stays to be seen. */
export const deletePack = method('stickers.delete', {
  summary: 'Take a pack of mine away.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ packId: z.uuid() }),
  output: z.object({}),
});

/** Offers a pack of mine to everyone on this host, or takes it back to be mine alone. */
export const offerPack = method('stickers.offer', {
  summary: 'Offer a pack of mine to everyone, or take it back.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ packId: z.uuid(), on: z.boolean() }),
  output: z.object({ pack: StickerPack }),
  refusals: ['sticker_pack_not_found'],
});

/** The packs that wait for an operator, the oldest first. */
export const listOffered = method('stickers.listOffered', {
  summary: 'The packs that wait for a decision.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ packs: z.array(StickerPack) }),
});

/** Takes an offered pack in, or does not; also takes a public one back. */
export const decidePack = method('stickers.decide', {
  summary: 'Decide on a pack that is offered, or take a public one back.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({
    packId: z.uuid(),
    approve: z.boolean(),
    note: z.string().max(limits.stickers.note).default(''),
  }),
  output: z.object({ pack: StickerPack }),
  refusals: ['sticker_pack_not_found'],
});

/** The methods of this feature. */
export const stickerMethods = [
  listPacks,
  listStore,
  findPack,
  addPack,
  removePack,
  reorderPacks,
  favourSticker,
  makePack,
  changePack,
  deletePack,
  offerPack,
  listOffered,
  decidePack,
] as const;

/** Entries of `account:<me>` about stickers: my shelf as it is now; packs of mine or on it may have changed too. */
export const stickerEntries = { 'stickers.changed': StickerShelf } as const;
