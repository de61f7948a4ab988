import { expect, it } from 'vitest';
import { fieldMoment, suggestMoments } from './suggest-moments.ts';

const offered = (now: Date) => suggestMoments(now).map(({ id, at }) => `${id} ${fieldMoment(at)}`);

it('offers tonight, tomorrow and Monday', () => {
  expect(offered(new Date(2026, 10, 18, 12))).toEqual([
    'tonight 2026-11-18T20:00',
    'tomorrow 2026-11-19T09:00',
    'monday 2026-11-23T09:00',
  ]);
});

it('leaves out what has passed, and Monday on a Sunday', () => {
  expect(offered(new Date(2026, 10, 22, 19, 55))).toEqual(['tomorrow 2026-11-23T09:00']);
  expect(offered(new Date(2026, 11, 28, 21))).toEqual([
    'tomorrow 2026-12-29T09:00',
    'monday 2027-01-04T09:00',
  ]);
});
