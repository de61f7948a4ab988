import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountId } from '@maru/contract';
import { expect, it } from 'vitest';
import type { Db } from '../db/index.ts';
import { openMetrics } from '../metrics/index.ts';
import { CommitLane } from './commit-lane.ts';

/** A lane on a database that takes its time: nothing is answered before `answer` is called. */
const openSlowLane = () => {
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((done) => (answer = done));
  const query = async (_text: string, values: unknown[]) => {
    await answered;
    const ids = (values[0] as string).split(',');
    return { rows: ids.map((_, at) => ({ ord: at + 1, seq: at + 1, at: null, repeated: false })) };
  };
  const db = { dedicated: () => ({ query, close: async () => undefined }) } as unknown as Db;
  const metrics = openMetrics(() => ({ connections: 0, channels: 0, accounts: 0 }));
  const lane = new CommitLane(db, metrics);
  const told = { stored: 0, refused: [] as unknown[] };
  const add = (author: string): void =>
    lane.add({
      family: 'chat',
      since: performance.now(),
      row: {
        id: '0192aaaa-0000-7000-8000-000000000001',
        author: author as AccountId,
        key: `k${Math.random()}`,
        kind: 'message.sent',
        counts: true,
        hiddenFrom: null,
        bodyJson: '{}',
        at: new Date(),
      },
      done: () => (told.stored += 1),
      failed: (error) => told.refused.push(error),
    });
  /** Each wish is of somebody else. */
  const addMany = (count: number) => {
    for (let at = 0; at < count; at++) add(`somebody-${at}`);
  };
  return { add, addMany, answer, told };
};

const busy = expect.objectContaining({ code: 'busy', details: { retryAfterMs: expect.any(Number) } });

it('refuses early once what is accepted would wait for long, and says when to try again', async () => {
  const { addMany, answer, told } = openSlowLane();
  addMany(500);
  await sleep(20);
  // The first group is on its way; more than a second one waits behind it.
  addMany(700);
  expect(told.refused).toEqual([]);
  await sleep(1_050);
  addMany(1);
  expect(told.refused).toEqual([busy]);
  answer();
  await expect.poll(() => told.stored).toBe(1_200);
  addMany(1);
  await expect.poll(() => told.stored).toBe(1_201);
  expect(told.refused.length).toBe(1);
});

it('keeps room for whoever writes once beside somebody who writes without end', async () => {
  const { add, answer, told } = openSlowLane();
  // Up to a group anybody may fill a lane; past it nobody alone.
  for (let at = 0; at < 2_000; at++) add('the-crowd');
  expect(told.refused.length).toBe(2_000 - 501);
  expect(told.refused[0]).toEqual(busy);
  add('somebody');
  expect(told.refused.length).toBe(2_000 - 501);
  answer();
  await expect.poll(() => told.stored).toBe(502);
  add('the-crowd');
  await expect.poll(() => told.stored).toBe(503);
});
