import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RoomTries } from './room-tries.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a room that is gone is asked for again and again, each time later, and then no more', () => {
  const askedAt: number[] = [];
  const tries = new RoomTries(() => askedAt.push(Date.now()));
  const waits: number[] = [];
  for (let began = Date.now(); tries.again(); began = Date.now()) {
    vi.runAllTimers();
    waits.push(askedAt.at(-1)! - began);
  }
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect(waits[0]).toBe(0);
  expect(waits.length).toBeGreaterThan(5);
  expect(askedAt.length).toBe(waits.length);
  tries.restart();
  expect(tries.again()).toBe(true);
});

test('when the host can be asked again it is asked at once, and only where something waits', () => {
  const ask = vi.fn<() => void>();
  const tries = new RoomTries(ask);
  tries.hurry();
  expect(ask).not.toHaveBeenCalled();
  for (const _ of [1, 2, 3]) tries.again();
  tries.hurry();
  vi.runAllTimers();
  expect(ask).toHaveBeenCalledOnce();
  tries.again();
  tries.stop();
  vi.runAllTimers();
  expect(ask).toHaveBeenCalledOnce();
});

test('once packets have not got through is bad luck, twice is a network that lets none through', () => {
  const tries = new RoomTries(() => undefined);
  expect([tries.isBlocked(), tries.isBlocked()]).toEqual([false, true]);
  tries.restart();
  expect(tries.isBlocked()).toBe(false);
});
