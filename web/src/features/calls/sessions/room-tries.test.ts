import { expect, test } from 'vitest';
import { RoomTries } from './room-tries.ts';

test('a room that is gone is asked for again and again, each time later, and then no more', () => {
  const tries = new RoomTries();
  const waits: number[] = [];
  for (let wait = tries.nextWait(); wait !== undefined; wait = tries.nextWait()) waits.push(wait);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect(waits[0]).toBe(0);
  tries.restart();
  expect(tries.nextWait()).toBe(0);
});

test('once packets have not got through is bad luck, twice is a network that lets none through', () => {
  const tries = new RoomTries();
  expect([tries.isBlocked(), tries.isBlocked()]).toEqual([false, true]);
  tries.restart();
  expect(tries.isBlocked()).toBe(false);
});
