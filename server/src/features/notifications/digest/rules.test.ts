import type { DigestSettings } from '@maru/contract';
import { describe, expect, it } from 'vitest';
import { countFrom, duePeriod, isAway, mayName, mostTries, retryAt } from './rules.ts';

const seoul: DigestSettings = { every: 'day', names: false, zone: 'Asia/Seoul', language: 'ko' };
/** A moment by the clock of Seoul; 2026-11-23 is a Monday. */
const at = (text: string) => new Date(`${text}:00+09:00`);

describe('a mail is due', () => {
  it('by day, on the clock of the person, and names that day', () => {
    expect(duePeriod(seoul, at('2026-11-21T07:59'))).toBeUndefined();
    expect(duePeriod(seoul, at('2026-11-21T08:00'))).toBe('2026-11-21');
    expect(duePeriod(seoul, at('2026-11-21T19:59'))).toBe('2026-11-21');
    expect(duePeriod(seoul, at('2026-11-21T20:00'))).toBeUndefined();
    expect(duePeriod({ ...seoul, zone: 'America/New_York' }, at('2026-11-21T08:00'))).toBe('2026-11-20');
  });

  it('on Mondays for whoever wants one a week, and never for whoever wants none', () => {
    const weekly: DigestSettings = { ...seoul, every: 'week' };
    expect(duePeriod(weekly, at('2026-11-22T09:00'))).toBeUndefined();
    expect(duePeriod(weekly, at('2026-11-23T09:00'))).toBe('2026-11-23');
    expect(duePeriod({ ...seoul, every: 'never' }, at('2026-11-23T09:00'))).toBeUndefined();
  });
});

it('away is a day without being here; who was never here is not', () => {
  const now = at('2026-11-21T09:00');
  expect(isAway(at('2026-11-20T09:00'), now)).toBe(true);
  expect(isAway(at('2026-11-20T09:01'), now)).toBe(false);
  expect(isAway(null, now)).toBe(false);
});

it('counts from when the person was here, or was last told', () => {
  const [here, told] = [at('2026-11-18T09:00'), at('2026-11-19T09:00')];
  expect(countFrom(here, null)).toBe(here);
  expect(countFrom(here, told)).toBe(told);
  expect(countFrom(told, here)).toBe(told);
});

it('tries again later and later, and then leaves it', () => {
  const now = at('2026-11-21T09:00');
  expect(retryAt(1, now)).toEqual(at('2026-11-21T09:30'));
  expect(retryAt(mostTries, now)).toBeUndefined();
  expect(mayName({ kind: 'group', secret: false })).toBe(true);
  expect(mayName({ kind: 'direct', secret: true })).toBe(false);
  expect(mayName({ kind: 'self', secret: false })).toBe(false);
});
