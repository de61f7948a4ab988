import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatId } from '@maru/contract';
import type { House, Job } from '../../platform/house.ts';
import { indexChat } from './index-chat.ts';
import { readBehind } from './store.ts';
import { troubleOf } from '../../platform/trouble.ts';

/** A breath before new messages are indexed: those that come together go together. */
const breathMs = 400;
/**
 * The indexer rests so many times as long as it has worked, and once more for every so many messages a second: sending
 * comes first, and what is not indexed yet is found in the log.
 */
const restShare = 3;
const restPerMessages = 20;
const chatsAtOnce = 200;

interface Indexer {
  waiting: Set<ChatId>;
  /** Messages since the last stretch of work began, and when that was (ms). */
  arrived: number;
  since: number;
  running: Promise<void> | undefined;
  stopped: AbortController;
}

const indexers = new WeakMap<House, Indexer>();

/** The indexer of this process. */
export const indexerOf = (house: House): Indexer => {
  let indexer = indexers.get(house);
  if (!indexer)
    indexers.set(
      house,
      (indexer = {
        waiting: new Set(),
        arrived: 0,
        since: performance.now(),
        running: undefined,
        stopped: new AbortController(),
      }),
    );
  return indexer;
};

const work = async (house: House, indexer: Indexer): Promise<void> => {
  const { signal } = indexer.stopped;
  await sleep(breathMs, undefined, { signal });
  for (const chatId of indexer.waiting) {
    indexer.waiting.delete(chatId);
    const began = performance.now();
    const perSecond = (indexer.arrived * 1_000) / Math.max(1, began - indexer.since);
    Object.assign(indexer, { arrived: 0, since: began });
    if (await indexChat(house, chatId)) indexer.waiting.add(chatId);
    const rest = restShare + perSecond / restPerMessages;
    await sleep((performance.now() - began) * rest, undefined, { signal });
  }
};

/** Lets a chat be indexed soon. What is lost when this process dies, the next round of the job finds. */
export const indexSoon = (house: House, chatId: ChatId): void => {
  const indexer = indexerOf(house);
  if (indexer.stopped.signal.aborted) return;
  indexer.waiting.add(chatId);
  indexer.arrived++;
  indexer.running ??= work(house, indexer)
    .catch((error: unknown) => {
      if (!indexer.stopped.signal.aborted)
        house.logger.warn(troubleOf(error), 'the search index fell behind');
    })
    .finally(() => (indexer.running = undefined));
};

/** Ends the indexer of this process, after the stretch it is at. */
export const stopIndexer = async (house: House): Promise<void> => {
  const indexer = indexerOf(house);
  indexer.stopped.abort();
  await indexer.running;
};

/** Finds what nobody indexed: messages from before there was an index, or of a process that died. */
export const catchUp: Job = {
  name: 'search.catchUp',
  everyMs: 15_000,
  async run(house) {
    for (const chatId of await readBehind(house.db, chatsAtOnce)) indexSoon(house, chatId);
  },
};
