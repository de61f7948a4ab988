import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountId } from '@maru/contract';
import { expect, it } from 'vitest';
import type { Db } from '../db/index.ts';
import { openMetrics } from '../metrics/index.ts';
import { CommitLane, type Waiting } from './commit-lane.ts';

/** A database that takes its time: nothing is answered before `answer` is called. */
const slowDatabase = () => {
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((done) => (answer = done));
  const query = async (_text: string, values: unknown[]) => {
    await answered;
    const keys = values[2] as string[];
    return { rows: keys.map((_, at) => ({ ord: at + 1, seq: at + 1, at: null, repeated: false })) };
  };
  const db = { dedicated: () => ({ query, close: async () => undefined }) } as unknown as Db;
  return { db, answer };
};

it('refuses early once what is accepted would wait for long, and says when to try again', async () => {
  const { db, answer } = slowDatabase();
  const metrics = openMetrics(() => ({ connections: 0, channels: 0, accounts: 0 }));
  const lane = new CommitLane(db, metrics);
  const told = { stored: 0, refused: [] as unknown[] };
  const add = (count: number) => {
    for (let at = 0; at < count; at++) {
      const waiting: Waiting = {
        family: 'chat',
        since: performance.now(),
        row: {
          id: '0192aaaa-0000-7000-8000-000000000001',
          author: '0192aaaa-0000-7000-8000-000000000002' as AccountId,
          key: `k${Math.random()}`,
          kind: 'message.sent',
          counts: true,
          hiddenFrom: null,
          bodyJson: '{}',
          at: new Date(),
        },
        done: () => (told.stored += 1),
        failed: (error) => told.refused.push(error),
      };
      lane.add(waiting);
    }
  };
  add(500);
  await sleep(20);
  // The first group is on its way; more than a second one waits behind it.
  add(700);
  expect(told.refused).toEqual([]);
  await sleep(1_050);
  add(1);
  expect(told.refused).toEqual([
    expect.objectContaining({ code: 'busy', details: { retryAfterMs: expect.any(Number) } }),
  ]);
  answer();
  await expect.poll(() => told.stored).toBe(1_200);
  add(1);
  await expect.poll(() => told.stored).toBe(1_201);
  expect(told.refused.length).toBe(1);
});
