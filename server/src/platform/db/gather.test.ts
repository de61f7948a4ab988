import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Db } from './database.ts';
import { gather } from './gather.ts';

const nowhere = () => ({}) as Db;

/** Answers each key with its double, and notes what was asked together. */
const watch = () => {
  const asked: number[][] = [];
  const double = gather(async (_db, keys: number[]) => {
    asked.push(keys);
    await sleep(5);
    if (keys.includes(13)) throw new Error('thirteen');
    return (key) => key * 2;
  });
  return { asked, double };
};

it('asks at once for who comes alone', async () => {
  const { asked, double } = watch();
  expect(await double(nowhere(), 4)).toBe(8);
  expect(asked).toEqual([[4]]);
});

it('asks together for those who come while two are on their way, each with their own answer', async () => {
  const { asked, double } = watch();
  const db = nowhere();
  const answers = await Promise.all([1, 2, 3, 4, 3].map((key) => double(db, key)));
  expect(answers).toEqual([2, 4, 6, 8, 6]);
  expect(asked).toEqual([[1], [2], [3, 4, 3]]);
});

it('asks every database apart', async () => {
  const { asked, double } = watch();
  await Promise.all([1, 2, 3].map((key) => double(nowhere(), key)));
  expect(asked).toEqual([[1], [2], [3]]);
});

it('tells those who asked together that it failed, and goes on', async () => {
  const { double } = watch();
  const db = nowhere();
  const settled = await Promise.allSettled([1, 2, 13, 4].map((key) => double(db, key)));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  expect(await double(db, 5)).toBe(10);
});
