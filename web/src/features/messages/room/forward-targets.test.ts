import type { AccountId, Chat, ChatId, Friend } from '@maru/contract';
import { expect, it } from 'vitest';
import { forwardTargets, openTargets } from './forward-targets.ts';

const chat = (id: string, kind: Chat['kind'], faces: string[] = []): Chat =>
  ({ id: id as ChatId, kind, faces: faces.map((face) => ({ id: face as AccountId })) }) as unknown as Chat;
const friend = (id: string): Friend => ({ id: id as AccountId }) as Friend;

it('my own room stands first, and friends without a chat of two come after the chats', () => {
  const chats = [
    chat('group', 'group', ['bob', 'chae']),
    chat('me', 'self'),
    chat('with-bob', 'direct', ['bob']),
  ];
  const ids = forwardTargets(chats, [friend('bob'), friend('chae')], true).map(({ id }) => id);
  expect(ids).toEqual(['me', 'group', 'with-bob', 'chae']);
});

it('my own room is offered before it is there, where it is wanted', () => {
  expect(forwardTargets([], [], true)).toEqual([{ kind: 'own', id: 'own' }]);
  expect(forwardTargets([], [], false)).toEqual([]);
});

it('what is not there yet is made, and nothing else', async () => {
  const make = {
    openOwnRoom: () => Promise.resolve(chat('made-own', 'self')),
    openDirectChat: (id: AccountId) => Promise.resolve(chat(`made-${id}`, 'direct')),
  };
  const picked = forwardTargets([chat('group', 'group')], [friend('chae')], true);
  expect(await openTargets(picked, make)).toEqual(['made-own', 'group', 'made-chae']);
});
