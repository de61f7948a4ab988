import type { Feature } from '../../platform/house.ts';
import { onMessage } from '../messages/index.ts';
import { catchUp, indexerOf, indexSoon, stopIndexer } from './indexer.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

export { indexChat } from './index-chat.ts';

onMessage((house, { chatId }) => indexSoon(house, chatId));

/** Finding messages again: by words, parts of them, first consonants, sender, time and kind. */
export const search: Feature = {
  name: 'search',
  methods,
  jobs: [catchUp],
  start(house) {
    house.metrics.followQueue({ queue: 'search', read: () => ({ waiting: indexerOf(house).waiting.size }) });
  },
  stop: stopIndexer,
};
