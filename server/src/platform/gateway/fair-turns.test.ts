import { expect, it } from 'vitest';
import { atOnce, FairTurns, perTurn, type Waiter } from './fair-turns.ts';

const nextTurn = () => new Promise((done) => setImmediate(done));

/** A connection with so many frames that wait; tells of each that is handled. */
const connection = (name = '', frames = 0, handled: string[] = []): Waiter => ({
  taken: { turn: 0, frames: 0 },
  handleNext: () => {
    handled.push(name);
    return --frames > 0;
  },
});

it('takes a few frames of each connection as they come, in every turn', async () => {
  const turns = new FairTurns();
  const [much, little] = [connection(), connection()];
  const takenOf = (one: Waiter) => Array.from({ length: 10 }, () => turns.take(one)).filter(Boolean).length;
  expect(takenOf(much)).toBe(atOnce);
  expect(takenOf(little)).toBe(atOnce);
  expect(turns.take(much)).toBe(false);
  await nextTurn();
  expect(turns.take(much)).toBe(true);
});

it('serves whoever has one frame beside those who have thousands', async () => {
  const turns = new FairTurns();
  const handled: string[] = [];
  for (let at = 0; at < 10; at++) turns.wait(connection('much', 1_000, handled));
  turns.wait(connection('one', 1, handled));
  await nextTurn();
  expect(handled).toHaveLength(perTurn);
  expect(handled.indexOf('one')).toBe(10);
  for (let turn = 0; turn < 10_001 / perTurn + 1; turn++) await nextTurn();
  expect(handled).toHaveLength(10_001);
});
