import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Heartbeat, type Beating } from './heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks everybody once in a round, and never many at once, also those who came together', () => {
  const all = new Set<Beating>();
  const heartbeat = new Heartbeat(all, 30_000);
  const asked = new Map<number, number>();
  let inThisStep = 0;
  for (let one = 0; one < 1_000; one++)
    all.add({
      beatAt: heartbeat.nextStep(),
      beat: () => {
        inThisStep += 1;
        asked.set(one, (asked.get(one) ?? 0) + 1);
      },
    });
  for (let step = 0; step < 120; step++) {
    inThisStep = 0;
    vi.advanceTimersByTime(250);
    expect(inThisStep).toBeLessThanOrEqual(9);
  }
  expect([asked.size, ...new Set(asked.values())]).toEqual([1_000, 1]);
  heartbeat.stop();
  vi.advanceTimersByTime(60_000);
  expect(new Set(asked.values())).toEqual(new Set([1]));
});
