import { pollEntries } from '@maru/contract';
import { eraseEntries, type ContentKeeper } from '../messages/index.ts';
import { deletePoll, placePoll } from './store.ts';

/** A poll lives as long as its card: whoever deletes the message for everyone deletes the poll with all its votes. */
export const pollCards: ContentKeeper = {
  types: ['card.poll'],
  async placed(tx, { chatId, seq, content }) {
    if (content.type === 'card') await placePoll(tx, { chatId, id: content.id, seq });
  },
  async erased(tx, { chatId, seq, content }) {
    if (content.type !== 'card' || !(await deletePoll(tx, { chatId, id: content.id, seq }))) return;
    await eraseEntries(tx, { chatId, afterSeq: seq, kinds: Object.keys(pollEntries), id: content.id });
  },
};
