import { expect, it } from 'vitest';
import { FairTurns, type Waiter } from './fair-turns.ts';

const nextTurn = () => new Promise((done) => setImmediate(done));

/** A connection with so many frames; tells of each that is handled. */
const crowd = (name: string, frames: number, handled: string[]): Waiter => ({
  handleNext: () => {
    handled.push(name);
    return --frames > 0;
  },
});

it('takes at once what one turn holds, and no more than that', async () => {
  const turns = new FairTurns();
  let taken = 0;
  while (turns.take()) taken += 1;
  expect(taken).toBe(256);
  await nextTurn();
  expect(turns.take()).toBe(true);
});

it('serves whoever has one frame beside those who have thousands', async () => {
  const turns = new FairTurns();
  const handled: string[] = [];
  for (let at = 0; at < 10; at++) turns.wait(crowd('much', 1_000, handled));
  turns.wait(crowd('one', 1, handled));
  await nextTurn();
  expect(handled).toHaveLength(256);
  expect(handled.indexOf('one')).toBe(10);
  while (handled.length < 10_001) await nextTurn();
  await nextTurn();
  expect(handled).toHaveLength(10_001);
});
