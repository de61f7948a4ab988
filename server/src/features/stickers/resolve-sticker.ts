import {
  findBuiltInSticker,
  type AccountId,
  type MessageContent,
  type SendContent,
  type StickerRef,
} from '@maru/contract';
import { readSettings } from '../accounts/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { firstShelf, isMadeId, mayUse } from './rules.ts';
import { readPacks, readShelf } from './store.ts';

/** What a sticker says, where this person may send it: of the app, of their own, of a public pack on their shelf. */
export const findUsable = async (
  house: House,
  me: AccountId,
  { packId, stickerId }: StickerRef,
): Promise<{ word: string } | undefined> => {
  const drawn = findBuiltInSticker(packId, stickerId);
  if (drawn) {
    const settings = (await readSettings(house.db, [me])).get(me);
    return { word: settings?.language === 'en' ? drawn.en : drawn.ko };
  }
  const [pack] = isMadeId(packId) ? await readPacks(house.db, [packId]) : [];
  if (!pack || !mayUse(pack, me)) return undefined;
  if (pack.account_id !== me) {
    const shelf = (await readShelf(house.db, me)) ?? firstShelf;
    if (!shelf.packIds.includes(packId)) return undefined;
  }
  return pack.stickers.find(({ id }) => id === stickerId);
};

/** Turns a wish to send a sticker into what members see. */
export const resolveSticker = async (
  house: House,
  author: AccountId,
  wish: SendContent,
): Promise<MessageContent> => {
  if (wish.type !== 'sticker') throw refuse('bad_input');
  const { packId, stickerId } = wish;
  const sticker = await findUsable(house, author, wish);
  if (!sticker) throw refuse('sticker_not_found');
  return { type: 'sticker', packId, stickerId, word: sticker.word };
};
