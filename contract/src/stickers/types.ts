import { z } from 'zod';
import { Person, visibleText } from '../accounts/index.ts';
import { Moment } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** Which sticker: of a pack that comes with the app, or of one that somebody made. */
export const StickerRef = z.object({ packId: z.string().max(64), stickerId: z.string().max(64) });
/** Which sticker. */
export type StickerRef = z.infer<typeof StickerRef>;

/** One picture of a pack that somebody made. */
export const Sticker = z.object({
  id: z.uuid(),
  /** What it says, for those who do not see it. */
  word: visibleText(limits.stickers.word),
  /** By what else it is found. */
  tags: z.array(visibleText(limits.stickers.tag)).max(limits.stickers.tags),
});
/** One picture of a pack that somebody made. */
export type Sticker = z.infer<typeof Sticker>;

/** `private` is its maker's own, `offered` waits for an operator, `refused` was not taken, `public` is there for all. */
export const StickerPackState = z.enum(['private', 'offered', 'refused', 'public']);
/** Who may use a pack. */
export type StickerPackState = z.infer<typeof StickerPackState>;

/** A pack that somebody made. */
export const StickerPack = z.object({
  id: z.uuid(),
  name: z.string(),
  creator: Person,
  state: StickerPackState,
  stickers: z.array(Sticker.extend({ animated: z.boolean() })),
  /** How many have added it. */
  adders: z.int(),
  /** How often one of it was sent. */
  uses: z.int(),
  /** Why an operator did not take it. */
  note: z.string().optional(),
  createdAt: Moment,
});
/** A pack that somebody made. */
export type StickerPack = z.infer<typeof StickerPack>;

/** What I have to hand: packs in my order, those that come with the app among them, and my favourites. */
export const StickerShelf = z.object({ packIds: z.array(z.string()), favourites: z.array(StickerRef) });
/** What I have to hand. */
export type StickerShelf = z.infer<typeof StickerShelf>;

/** How often each pack that comes with the app was sent. */
export const BuiltInUses = z.record(z.string(), z.int());

/** What `POST /api/stickers` answers: a picture that can be put into a pack. */
export const UploadedSticker = z.object({ id: z.uuid(), animated: z.boolean() });
/** What `POST /api/stickers` answers. */
export type UploadedSticker = z.infer<typeof UploadedSticker>;
