import type { ChatEvent } from '@maru/contract';
import { expect, it } from 'vitest';
import { daysOf, eventsByDay, isPast } from './days-of.ts';
import { monthDays, weekdayOf } from './month-days.ts';

const timed = (from: Date, until?: Date): Pick<ChatEvent, 'time' | 'title'> => ({
  title: 'x',
  time: {
    allDay: false,
    from: from.toISOString(),
    ...(until && { until: until.toISOString() }),
    zone: 'UTC',
  },
});
const days = (from: string, until = from): Pick<ChatEvent, 'time' | 'title'> => ({
  title: 'y',
  time: { allDay: true, from, until, zone: 'Pacific/Auckland' },
});

it('touches the days of the clocks here, and whole days wherever one is', () => {
  expect(daysOf(timed(new Date(2026, 11, 5, 23), new Date(2026, 11, 6, 1)))).toEqual({
    first: '2026-12-05',
    last: '2026-12-06',
  });
  expect(daysOf(timed(new Date(2026, 11, 5, 23), new Date(2026, 11, 6, 0))).last).toBe('2026-12-05');
  expect(daysOf(days('2026-12-05', '2026-12-07'))).toEqual({ first: '2026-12-05', last: '2026-12-07' });
});

it('is over when its last moment is', () => {
  const now = new Date(2026, 11, 6, 12);
  expect(isPast(days('2026-12-05'), now)).toBe(true);
  expect(isPast(days('2026-12-05', '2026-12-06'), now)).toBe(false);
  expect(isPast(timed(new Date(2026, 11, 6, 11)), now)).toBe(true);
  expect(isPast(timed(new Date(2026, 11, 6, 11), new Date(2026, 11, 6, 13)), now)).toBe(false);
});

it('puts whole days before hours', () => {
  const [late, early, whole] = [
    timed(new Date(2026, 11, 5, 20)),
    timed(new Date(2026, 11, 5, 8)),
    days('2026-12-04', '2026-12-05'),
  ] as ChatEvent[] as [ChatEvent, ChatEvent, ChatEvent];
  const found = eventsByDay([late, early, whole], ['2026-12-04', '2026-12-05']);
  expect(found.get('2026-12-05')).toEqual([whole, early, late]);
  expect(found.get('2026-12-04')).toEqual([whole]);
});

it('gives whole weeks around a month', () => {
  const grid = monthDays({ year: 2026, month: 12 }, 0);
  expect(grid[0]).toBe('2026-11-29');
  expect(grid).toHaveLength(35);
  expect(monthDays({ year: 2026, month: 2 }, 0)).toHaveLength(28);
  expect(weekdayOf('2026-12-05')).toBe(6);
});
