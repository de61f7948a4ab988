import { eraseEntries, type ContentKeeper } from '../messages/index.ts';
import { eraseNotice, placeNotice } from './store.ts';

/** A notice lives as long as its card: whoever deletes the message for everyone takes the notice down for good. */
export const noticeCards: ContentKeeper = {
  types: ['card.notice'],
  async placed(tx, { chatId, seq, content }) {
    if (content.type === 'card') await placeNotice(tx, { chatId, id: content.id, seq });
  },
  async erased(tx, { chatId, seq, content }) {
    if (content.type !== 'card' || !(await eraseNotice(tx, { chatId, id: content.id, seq }))) return;
    const kinds = ['notice.edited', 'notice.down'];
    await eraseEntries(tx, { chatId, afterSeq: seq, kinds, id: content.id });
  },
};
