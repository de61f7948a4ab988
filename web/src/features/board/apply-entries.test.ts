import type { AccountId, ChatId, Comment, Entry, Post } from '@maru/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyCommentEntry, applyPostEntry, mergePosts, noComments } from './apply-entries.ts';

const [me, bob] = ['me', 'bob'] as AccountId[] as [AccountId, AccountId];
const post: Post = {
  id: 'p',
  chatId: 'c' as ChatId,
  seq: 3,
  cardSeq: 4,
  author: bob,
  at: '2026-11-21T00:00:00.000Z',
  title: null,
  text: 'Words',
  files: [],
  rev: 1,
  comments: 0,
  reactions: [],
  editedAt: null,
  pinnedAt: null,
  mine: null,
  mineRev: 0,
};
const comment = (number: number): Comment => ({
  id: `c${number}`,
  number,
  author: bob,
  at: post.at,
  text: String(number),
});
const entry = (
  kind: string,
  author: AccountId,
  { rev, ...more }: { rev: number } & Partial<Record<string, unknown>>,
): Entry => ({
  log: 'chat:c',
  seq: rev + 10,
  key: 'k',
  at: post.at,
  kind,
  author,
  body: { id: 'p', rev, comments: 0, reactions: [], editedAt: null, pinnedAt: null, ...more },
});

const heart = [{ emoji: '❤️', count: 1 }];
const story = [
  entry('post.reacted', me, { rev: 2, reactions: heart, emoji: '❤️' }),
  entry('post.commented', bob, { rev: 3, reactions: heart, comments: 1, comment: comment(1) }),
  entry('post.commented', bob, { rev: 4, reactions: heart, comments: 2, comment: comment(2) }),
  entry('post.pinned', bob, { rev: 5, reactions: heart, comments: 2, pinnedAt: post.at }),
  entry('post.commentDeleted', bob, {
    rev: 6,
    comments: 1,
    reactions: heart,
    pinnedAt: post.at,
    commentId: 'c1',
  }),
  entry('post.reacted', me, { rev: 7, comments: 1, pinnedAt: post.at, emoji: null }),
];
const fold = (entries: readonly Entry[], from = post) =>
  entries.reduce((known, one) => applyPostEntry(known, one, me), from);
const told = fold(story);
const twice = fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 });

it('tells the story of a post', () => {
  expect(told).toMatchObject({ rev: 7, comments: 1, reactions: [], mine: null, mineRev: 7 });
  expect(fold(story.slice(0, 4))).toMatchObject({ mine: '❤️', pinnedAt: post.at, comments: 2 });
});

it('comes to the same in any order, with entries that come twice, and with a page read in between', () => {
  fc.assert(
    fc.property(twice, fc.nat(story.length), (entries, at) => {
      expect(fold(entries)).toEqual(told);
      expect(fold(entries, mergePosts(post, fold(story.slice(0, at))))).toEqual(told);
    }),
  );
});

it('has the comments that are there, in their order', () => {
  fc.assert(
    fc.property(twice, (entries) => {
      expect(entries.reduce(applyCommentEntry, noComments).list).toEqual([comment(2)]);
    }),
  );
});

it('leaves alone what an erased entry tells', () => {
  const erased = { ...story[1]!, body: { id: 'p', erased: true } };
  expect(applyPostEntry(post, erased, me)).toBe(post);
  expect(applyCommentEntry(noComments, erased)).toBe(noComments);
});
