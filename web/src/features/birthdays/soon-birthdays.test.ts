import type { AccountId, FriendBirthday } from '@maru/contract';
import { expect, it } from 'vitest';
import { soonBirthdays } from './soon-birthdays.ts';

const on = (next: string, id = next): FriendBirthday => ({
  accountId: id as AccountId,
  birthday: { month: 1, day: 1, year: null, lunar: false },
  next,
});

it('birthdays of today and of the seven days after it are soon, over the end of a month and of a year too', () => {
  const all = [on('2027-01-06'), on('2026-12-30'), on('2027-01-07'), on('2026-12-29'), on('2026-12-31')];
  const soon = soonBirthdays(all, '2026-12-30', () => true);
  expect(soon.map(({ next, inDays }) => [next, inDays])).toEqual([
    ['2026-12-30', 0],
    ['2026-12-31', 1],
    ['2027-01-06', 7],
  ]);
});

it('who is no friend any more is left out', () => {
  expect(soonBirthdays([on('2026-12-30', 'a')], '2026-12-30', () => false)).toEqual([]);
});
