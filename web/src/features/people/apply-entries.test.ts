import type { AccountId, ChatId, Entry } from '@maru/contract';
import { expect, it } from 'vitest';
import { applyEntry, applyPerson, applySignal } from './apply-entries.ts';
import { firstPeople, nameOf } from './state.ts';

const id = 'a' as AccountId;
const entry = (kind: string, body: unknown): Entry =>
  ({ log: 'account:me', seq: 1, kind, body }) as unknown as Entry;

it('adding somebody answers their request, and everything may come twice', () => {
  const entries = [
    entry('request.received', { person: { id, name: 'A' }, at: '' }),
    entry('friend.saved', { person: { id, name: 'A', ownName: null } }),
  ];
  const state = [...entries, ...entries].reduce(applyEntry, firstPeople);
  expect(state.requests).toEqual([]);
  expect(Object.keys(state.friends)).toEqual([id]);
});

it('a changed profile reaches the friend and keeps what only I know', () => {
  const state = applyEntry(
    firstPeople,
    entry('friend.saved', { person: { id, name: 'A', ownName: '에이' } }),
  );
  const next = applyPerson(state, { id, name: 'B' } as never);
  expect(next.friends[id]).toMatchObject({ name: 'B', ownName: '에이' });
});

it('blocking and unblocking', () => {
  const blocked = applyEntry(firstPeople, entry('person.blocked', { person: { id, name: 'A' } }));
  expect(blocked.blocked[id]).toBeDefined();
  expect(applyEntry(blocked, entry('person.unblocked', { accountId: id })).blocked).toEqual({});
});

it('somebody may look otherwise in one chat, keeps my own name for them, and looks as ever when the choice ends', () => {
  const chat = 'c' as ChatId;
  const changed = (body: object) => ({ log: 'account:me', kind: 'person.changed', body }) as never;
  const plain = applySignal(firstPeople, changed({ person: { id, name: 'A' } }));
  const inChat = applySignal(plain, changed({ person: { id, name: 'Club A', in: chat }, chatId: chat }));
  expect([nameOf(inChat, id), nameOf(inChat, id, chat)]).toEqual(['A', 'Club A']);
  const friend = applyEntry(inChat, entry('friend.saved', { person: { id, name: 'A', ownName: '에이' } }));
  expect(nameOf(friend, id, chat)).toBe('에이');
  const ended = applySignal(inChat, changed({ person: { id, name: 'A' }, chatId: chat }));
  expect(nameOf(ended, id, chat)).toBe('A');
});
