import type { AccountId, ChatId, Entry, Notice } from '@maru/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyNoticeEntry, applyTopEntry, mergeNotices, type Top } from './apply-entries.ts';

const [ann, bob] = ['ann', 'bob'] as AccountId[] as [AccountId, AccountId];
const notice: Notice = {
  id: 'n',
  chatId: 'c' as ChatId,
  seq: 5,
  text: 'At ten',
  madeBy: ann,
  madeAt: '2026-11-21T00:00:00.000Z',
  editedBy: null,
  editedAt: null,
  downBy: null,
  downAt: null,
  rev: 1,
};

const entryAt =
  (seq: number) =>
  (kind: string, author: AccountId, body: object): Entry => ({
    log: 'chat:c',
    seq,
    key: 'k',
    at: `2026-11-21T10:00:0${seq}.000Z`,
    kind,
    author,
    body,
  });

const story = [
  entryAt(6)('notice.edited', bob, { id: 'n', rev: 2, text: 'At eleven' }),
  entryAt(7)('notice.edited', ann, { id: 'n', rev: 3, text: 'At twelve' }),
  entryAt(8)('notice.down', bob, {
    id: 'n',
    rev: 4,
    text: 'At twelve',
    editedBy: ann,
    editedAt: '2026-11-21T10:00:07.000Z',
  }),
];
const fold = (entries: readonly Entry[], from = notice) => entries.reduce(applyNoticeEntry, from);
const told = fold(story);

it('tells the story of a notice', () => {
  expect(told).toMatchObject({ text: 'At twelve', editedBy: ann, downBy: bob, rev: 4 });
});

it('comes to the same in any order, with entries that come twice, wherever a page is read in between', () => {
  const twice = fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 });
  fc.assert(
    fc.property(twice, fc.nat(story.length), (entries, at) => {
      expect(fold(entries)).toEqual(told);
      expect(fold(entries, mergeNotices(fold(entries.slice(0, 2)), fold(story.slice(0, at))))).toEqual(told);
    }),
  );
});

const first: Top = { id: null, seq: 0, awayId: null, hostsOnly: false };
const card = (id: string, more = {}) => ({ text: '', content: { type: 'card', of: 'notice', id }, ...more });

it('has the newest notice at the top, in whatever order they come', () => {
  const cards = [1, 2, 3].map((seq) => entryAt(seq)('message.sent', ann, card(`n${seq}`)));
  const gone = entryAt(4)('message.deleted', ann, { seq: 1 });
  fc.assert(
    fc.property(fc.shuffledSubarray([...cards, gone], { minLength: 4 }), (entries) => {
      expect(entries.reduce(applyTopEntry, first)).toMatchObject({ id: 'n3', seq: 3 });
    }),
  );
});

it('has none when the newest card is deleted, and none from a card that was passed on', () => {
  const set = applyTopEntry(first, entryAt(3)('message.sent', ann, card('n1')));
  expect(applyTopEntry(set, entryAt(4)('message.deleted', ann, { seq: 3 }))).toMatchObject({
    id: null,
    seq: 3,
  });
  expect(applyTopEntry(set, entryAt(5)('message.sent', ann, card('n0', { forwarded: true })))).toBe(set);
});

it('learns who may set notices, and what I have put away', () => {
  const rule = entryAt(3)('notice.ruleChanged', ann, { hostsOnly: true });
  const away = { ...entryAt(0)('notice.away', ann, { chatId: 'c', id: 'n1' }), log: 'account:me' } as Entry;
  expect([rule, away].reduce(applyTopEntry, first)).toEqual({ ...first, hostsOnly: true, awayId: 'n1' });
});
