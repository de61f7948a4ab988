import { todoEntries } from '@maru/contract';
import { eraseEntries, type ContentKeeper } from '../messages/index.ts';
import { deleteList, placeList } from './store.ts';

/** A to-do list lives as long as its card. */
export const todoCards: ContentKeeper = {
  types: ['card.todo'],
  async placed(tx, { chatId, seq, content }) {
    if (content.type === 'card') await placeList(tx, { chatId, id: content.id, seq });
  },
  async erased(tx, { chatId, seq, content }) {
    if (content.type !== 'card' || !(await deleteList(tx, { chatId, id: content.id, seq }))) return;
    await eraseEntries(tx, { chatId, afterSeq: seq, kinds: Object.keys(todoEntries), id: content.id });
  },
};
