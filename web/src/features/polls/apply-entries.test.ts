import type { AccountId, ChatId, Entry, Poll } from '@maru/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPollEntry, mergePolls } from './apply-entries.ts';

const [me, bob] = ['me', 'bob'] as AccountId[] as [AccountId, AccountId];
const poll: Poll = {
  id: 'p',
  chatId: 'c' as ChatId,
  seq: 3,
  question: 'Where?',
  kind: 'text',
  several: false,
  anonymous: false,
  mayAdd: true,
  deadline: null,
  madeBy: bob,
  madeAt: '2026-11-21T00:00:00.000Z',
  choices: [{ text: 'a' }, { text: 'b' }],
  counts: [0, 0],
  voters: 0,
  rev: 1,
  mine: [],
  mineRev: 0,
  closedAt: null,
};

const entry = (kind: string, author: AccountId, body: object): Entry => ({
  log: 'chat:c',
  seq: 0,
  key: 'k',
  at: '2026-11-21T10:00:00.000Z',
  kind,
  author,
  body: { id: 'p', ...body },
});

const story = [
  entry('poll.voted', me, { rev: 2, counts: [1, 0], voters: 1, choices: [0] }),
  entry('poll.choiceAdded', bob, { rev: 3, index: 2, text: 'c' }),
  entry('poll.voted', bob, { rev: 4, counts: [1, 0, 1], voters: 2, choices: [2] }),
  entry('poll.choiceAdded', me, { rev: 5, index: 3, text: 'd' }),
  entry('poll.voted', me, { rev: 6, counts: [0, 0, 2], voters: 2, choices: [2] }),
  entry('poll.closed', bob, { rev: 7, counts: [0, 0, 2, 0], voters: 2 }),
];
const fold = (entries: readonly Entry[], from = poll) =>
  entries.reduce((state, one) => applyPollEntry(state, one, me), from);
const told = fold(story);

it('tells a poll’s story', () => {
  expect(told).toMatchObject({
    choices: [{ text: 'a' }, { text: 'b' }, { text: 'c', by: bob }, { text: 'd', by: me }],
    counts: [0, 0, 2, 0],
    voters: 2,
    rev: 7,
    mine: [2],
    mineRev: 6,
    closedAt: '2026-11-21T10:00:00.000Z',
  });
});

it('comes to the same in any order and with entries that come twice', () => {
  const twice = fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 });
  fc.assert(
    fc.property(twice, (entries) => {
      expect(fold(entries)).toEqual(told);
    }),
  );
});

it('comes to the same wherever a page is read in between', () => {
  for (let at = 0; at <= story.length; at++) {
    const page = fold(story.slice(0, at));
    for (let seen = 0; seen <= story.length; seen++)
      expect(fold(story, mergePolls(fold(story.slice(0, seen)), page))).toEqual(told);
  }
});

it('learns of my vote in an anonymous poll from my own log', () => {
  const hidden = { ...poll, anonymous: true };
  const mine = entry('poll.mine', me, { chatId: 'c', rev: 2, choices: [1] });
  const counts = entry('poll.voted', bob, { rev: 2, counts: [0, 1], voters: 1 });
  expect(fold([mine, counts], hidden)).toEqual(fold([counts, mine], hidden));
  expect(fold([mine], hidden)).toMatchObject({ mine: [1], mineRev: 2 });
  expect(mergePolls(fold([mine], hidden), hidden).mine).toEqual([1]);
});
