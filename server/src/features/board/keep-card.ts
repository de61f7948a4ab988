import type { ContentKeeper } from '../messages/index.ts';
import { placePost } from './store.ts';

/** A post lives on the board: whoever deletes the message that is its card deletes the card alone. */
export const postCards: ContentKeeper = {
  types: ['card.post'],
  async placed(tx, { chatId, seq, content }) {
    if (content.type === 'card') await placePost(tx, { chatId, id: content.id, seq });
  },
};
