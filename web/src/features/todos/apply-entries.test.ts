import type { AccountId, ChatId, Entry, TodoItem, TodoList } from '@maru/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyTodoEntry, mergeLists, type KnownList } from './apply-entries.ts';

const [me, bob] = ['me', 'bob'] as AccountId[] as [AccountId, AccountId];
const item = (id: number, rev: number, more: Partial<TodoItem> = {}): TodoItem => ({
  id,
  text: `thing ${id}`,
  assignee: null,
  due: null,
  place: id,
  done: null,
  rev,
  ...more,
});
const list: TodoList = {
  id: 't',
  chatId: 'c' as ChatId,
  seq: 3,
  title: 'Packing',
  titleRev: 1,
  madeBy: bob,
  madeAt: '2026-11-21T00:00:00.000Z',
  items: [item(1, 1), item(2, 1)],
  rev: 1,
};
const entry = (author: AccountId, body: object): Entry => ({
  log: 'chat:c',
  seq: 0,
  key: 'k',
  at: '2026-11-21T10:00:00.000Z',
  kind: 'todo.changed',
  author,
  body: { id: 't', items: [], removed: [], ...body },
});
const done = { by: bob, at: '2026-11-21T10:00:00.000Z' };
const story = [
  entry(bob, { rev: 2, items: [item(1, 2, { done })] }),
  entry(me, { rev: 3, items: [item(3, 3)] }),
  entry(me, { rev: 4, items: [item(3, 4, { place: 0.5 })] }),
  entry(bob, { rev: 5, removed: [2] }),
  entry(me, { rev: 6, title: 'To bring' }),
  entry(me, { rev: 7, items: [item(1, 7)] }),
];
const fold = (entries: readonly Entry[], from: KnownList = list) => entries.reduce(applyTodoEntry, from);
const told = fold(story);

it('comes to the same in any order and with entries that come twice', () => {
  expect(told).toMatchObject({ title: 'To bring', rev: 7, items: [{ id: 3 }, { id: 1, done: null }] });
  fc.assert(
    fc.property(fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 }), (entries) => {
      expect(fold(entries)).toEqual(told);
    }),
  );
});

it('comes to the same wherever a page is read in between', () => {
  for (let at = 0; at <= story.length; at++)
    for (let seen = 0; seen <= story.length; seen++) {
      const { gone: _gone, ...page } = fold(story.slice(0, at));
      expect(fold(story, mergeLists(fold(story.slice(0, seen)), page))).toEqual(told);
    }
});
