import { afterEach, expect, it, vi } from 'vitest';
import { today, watchToday } from './today.ts';

afterEach(() => vi.useRealTimers());

it('moves at midnight, and on the next midnight again', () => {
  vi.useFakeTimers({ now: new Date(2026, 11, 5, 23, 59, 58) });
  const told: string[] = [];
  const stop = watchToday(() => told.push(today()));
  expect(today()).toBe('2026-12-05');
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(told).toEqual(['2026-12-06']);
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(told).toEqual(['2026-12-06', '2026-12-07']);
  stop();
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(told).toHaveLength(2);
  expect(vi.getTimerCount()).toBe(0);
});

it('is right from the first look after nobody watched for a while', () => {
  vi.useFakeTimers({ now: new Date(2026, 11, 5, 12) });
  watchToday(() => undefined)();
  vi.setSystemTime(new Date(2026, 11, 9, 12));
  expect(today()).toBe('2026-12-09');
  const stop = watchToday(() => undefined);
  expect(today()).toBe('2026-12-09');
  stop();
});
