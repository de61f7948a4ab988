import { callVerbs } from './call-verbs.ts';
import type { Keeper } from './keeper.ts';
import { deviceVerbs } from './device-verbs.ts';
import { keyVerbs } from './key-verbs.ts';
import { peopleVerbs } from './people-verbs.ts';
import { roomVerbs } from './room-verbs.ts';
import type { WorkerVerbs } from './worker-calls.ts';

/** All that the page may ask of the keeper of the keys. */
export const verbsOf = (keeper: Keeper): WorkerVerbs => ({
  ...roomVerbs(keeper),
  ...peopleVerbs(keeper),
  ...keyVerbs(keeper),
  ...deviceVerbs(keeper),
  ...callVerbs(keeper),
  async start() {
    await keeper.start();
    return {};
  },
  openEntry: ({ entry }) => keeper.book.openEntry(entry),
  openEntries: ({ log, entries }) => keeper.book.openEntries(log, entries),
  page: ({ chatId, asked, isFresh }) => keeper.book.readPage(chatId, asked, isFresh),
  async close() {
    keeper.close();
    return {};
  },
});
