import { expect, it } from 'vitest';
import { boundsOf, weeksOf } from '../room/month.ts';
import { byMonth } from '../gallery/by-month.ts';
import { askedBy, hasFilters, noFilters } from './filters.ts';

const now = new Date(2026, 10, 21, 15, 30);

it('nothing is asked without filters', () => {
  expect(askedBy(noFilters, now)).toEqual({});
  expect(hasFilters(noFilters)).toBe(false);
});

it('the last seven days begin at midnight, today among them', () => {
  expect(askedBy({ ...noFilters, when: 'week' }, now)).toEqual({
    from: new Date(2026, 10, 15).toISOString(),
  });
});

it('days of one’s own run from the beginning of the first to the end of the last', () => {
  expect(askedBy({ ...noFilters, when: { from: '2026-11-01', to: '2026-11-30' } }, now)).toEqual({
    from: new Date(2026, 10, 1).toISOString(),
    to: new Date(2026, 11, 1).toISOString(),
  });
});

it('photos and videos are asked for together', () => {
  const filters = { ...noFilters, kind: 'media' as const };
  expect(askedBy(filters, now)).toEqual({ kinds: ['photo', 'video'] });
  expect(hasFilters(filters)).toBe(true);
});

it('a month stands in whole weeks, and has a beginning for each day and an end', () => {
  const weeks = weeksOf(2026, 1);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks.flat().filter(Boolean)).toHaveLength(28);
  expect(weeksOf(2026, 10)[0]?.[0]?.getDate()).toBe(1);
  expect(boundsOf(2026, 10)).toHaveLength(31);
  expect(boundsOf(2026, 10).at(-1)).toEqual(new Date(2026, 11, 1));
});

it('things that come newest first are put into their months', () => {
  const items = [new Date(2026, 10, 2), new Date(2026, 10, 1), new Date(2025, 10, 1)].map((at) => ({
    at: at.toISOString(),
  }));
  expect(byMonth(items).map((month) => month.items.length)).toEqual([2, 1]);
});
