import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { Db } from '../db/index.ts';
import { CommitLane, type LaneMetrics, type Waiting } from './commit-lane.ts';

const observe = { observe: () => undefined };
const metrics = {
  figures: { appends: 0, appendsRefused: 0, repeats: 0, groupRetries: 0, doubts: 0 },
  groupEntries: observe,
  commitSeconds: observe,
  appendSeconds: observe,
} as unknown as LaneMetrics;

it('keeps room for whoever writes once beside somebody who writes without end', async () => {
  // A database that never answers: everything stays in the queue.
  const query = () => new Promise<never>(() => undefined);
  const lane = new CommitLane(
    { dedicated: () => ({ query, close: async () => undefined }) } as unknown as Db,
    metrics,
  );
  const failed = vi.fn<(error: unknown) => void>();
  const add = (author: string, key: string): void =>
    lane.add({
      family: 'chat',
      row: { id: 'a chat', author, key } as Waiting['row'],
      since: performance.now(),
      done: () => undefined,
      failed,
    });
  for (let at = 0; at < 2_000; at++) add('crowd', `${at}`);
  const refusedInFirst = failed.mock.calls.length;
  // Up to a group anybody may fill; past it, nobody alone.
  expect(refusedInFirst).toBe(2_000 - 501);
  add('somebody', 'one');
  expect(failed).toHaveBeenCalledTimes(refusedInFirst);
  await nextTurn();
  expect(lane.depth).toBeLessThan(502);
});
