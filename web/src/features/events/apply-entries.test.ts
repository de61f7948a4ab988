import type { AccountId, ChatEvent, ChatId, Entry } from '@maru/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEventEntry, mergeEvents } from './apply-entries.ts';

const [me, bob] = ['me', 'bob'] as AccountId[] as [AccountId, AccountId];
const nobody = { count: 0, first: [] };
const event: ChatEvent = {
  id: 'e',
  chatId: 'c' as ChatId,
  seq: 3,
  title: 'Dinner',
  time: { allDay: true, from: '2026-12-05', until: '2026-12-05', zone: 'Asia/Seoul' },
  place: null,
  note: '',
  remind: null,
  detailsRev: 1,
  cancelled: false,
  madeBy: bob,
  madeAt: '2026-11-21T00:00:00.000Z',
  answers: { going: { count: 1, first: [bob] }, maybe: nobody, not: nobody },
  answersRev: 1,
  mine: null,
  mineRev: 0,
  rev: 1,
};
const entry = (kind: string, author: AccountId, body: object): Entry => ({
  log: 'chat:c',
  seq: 0,
  key: 'k',
  at: '2026-11-21T10:00:00.000Z',
  kind,
  author,
  body: { id: 'e', ...body },
});
const { title: _title, ...rest } = event;
const details = (title: string) => ({ title, time: rest.time, place: null, note: '', remind: null });
const going = (...first: AccountId[]) => ({
  going: { count: first.length, first },
  maybe: nobody,
  not: nobody,
});
const story = [
  entry('event.answered', me, { rev: 2, answer: 'going', answers: going(bob, me) }),
  entry('event.changed', bob, { rev: 3, details: details('Lunch'), cancelled: false }),
  entry('event.answered', me, { rev: 4, answer: null, answers: going(bob) }),
  entry('event.answered', bob, { rev: 5, answer: null, answers: going() }),
  entry('event.changed', bob, { rev: 6, details: details('Lunch'), cancelled: true }),
];
const fold = (entries: readonly Entry[], from = event) =>
  entries.reduce((state, one) => applyEventEntry(state, one, me), from);
const told = fold(story);

it('comes to the same in any order and with entries that come twice', () => {
  expect(told).toMatchObject({ title: 'Lunch', cancelled: true, mine: null, mineRev: 4, rev: 6 });
  expect(told.answers.going.count).toBe(0);
  fc.assert(
    fc.property(fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 }), (entries) => {
      expect(fold(entries)).toEqual(told);
    }),
  );
});

it('comes to the same wherever a page is read in between', () => {
  for (let at = 0; at <= story.length; at++)
    for (let seen = 0; seen <= story.length; seen++)
      expect(fold(story, mergeEvents(fold(story.slice(0, seen)), fold(story.slice(0, at))))).toEqual(told);
});
