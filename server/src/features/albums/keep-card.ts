import type { ContentKeeper } from '../messages/index.ts';
import { placeAlbum } from './store.ts';

/** An album stands by itself: whoever deletes the message that is its card deletes the card alone. */
export const albumCards: ContentKeeper = {
  types: ['card.album'],
  async placed(tx, { chatId, seq, content }) {
    if (content.type === 'card') await placeAlbum(tx, { chatId, id: content.id, seq });
  },
};
