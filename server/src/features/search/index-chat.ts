import type { ChatId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readOn, type WholeMessage } from '../messages/index.ts';
import { gramsOf, keysIn, segmentOf } from './keys.ts';
import { bitsOf, gramOfAuthor, gramsOfKinds, kindsOf, textsOf } from './searchable.ts';
import { moveHead, removeFromIndex, takeHead, writeIndex, type IndexRow } from './store.ts';

const atOnce = 500;

/** A message as the index keeps it: findable by all that anybody sees of it. */
export const indexRowOf = (chatId: ChatId, message: WholeMessage): IndexRow => {
  const { seq, author, at, card } = message;
  const texts = message.texts.length > 0 ? message.texts : [''];
  const contents = message.contents.length > 0 ? message.contents : [undefined];
  const views = texts.flatMap((text) => contents.map((content) => ({ text, content, card })));
  const kinds = views.flatMap(kindsOf);
  const grams = gramsOf(views.flatMap(textsOf));
  for (const gram of gramsOfKinds(kinds)) grams.add(gram);
  grams.add(gramOfAuthor(author));
  return { seq, author, at, kinds: bitsOf(kinds), keys: keysIn(chatId, segmentOf(seq), grams) };
};

/** Indexes the next stretch of a chat's log. Gives true where there is more, and nothing where somebody else is at it. */
export const indexChat = async (house: Pick<House, 'db'>, chatId: ChatId): Promise<boolean> =>
  house.db.transaction(async (tx) => {
    const afterSeq = await takeHead(tx, chatId);
    if (afterSeq === undefined) return false;
    const stretch = await readOn(tx, { chatId, afterSeq, limit: atOnce });
    if (stretch.lastSeq === undefined) return false;
    if (stretch.gone.length > 0) await removeFromIndex(tx, chatId, stretch.gone);
    const rows = stretch.messages.map((message) => indexRowOf(chatId, message));
    if (rows.length > 0) await writeIndex(tx, chatId, rows);
    await moveHead(tx, chatId, stretch.lastSeq);
    return stretch.lastSeq - afterSeq >= atOnce;
  });
