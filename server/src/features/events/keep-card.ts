import { eventEntries } from '@maru/contract';
import { eraseEntries, type ContentKeeper } from '../messages/index.ts';
import { deleteEvent, placeEvent } from './store.ts';

/** An event lives as long as its card. */
export const eventCards: ContentKeeper = {
  types: ['card.event'],
  async placed(tx, { chatId, seq, content }) {
    if (content.type === 'card') await placeEvent(tx, { chatId, id: content.id, seq });
  },
  async erased(tx, { chatId, seq, content }) {
    if (content.type !== 'card' || !(await deleteEvent(tx, { chatId, id: content.id, seq }))) return;
    await eraseEntries(tx, { chatId, afterSeq: seq, kinds: Object.keys(eventEntries), id: content.id });
  },
};
