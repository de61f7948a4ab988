import type { AccountId, Chat } from '@maru/contract';
import { expect, it } from 'vitest';
import { presentLastLine } from './present-last-line.ts';

const me = 'me' as AccountId;
const chat = (kind: Chat['kind'], author: string, text: string): Chat =>
  ({
    kind,
    lastMessage: { seq: 1, author, authorName: '지우', at: '', text, deleted: text === '' },
  }) as unknown as Chat;

it('in a group it is said who wrote', () => {
  expect(presentLastLine(chat('group', 'other', 'hi'), me)).toMatchObject({ by: 'other', name: '지우' });
  expect(presentLastLine(chat('group', 'me', 'hi'), me)).toMatchObject({ by: 'me' });
  expect(presentLastLine(chat('direct', 'me', 'hi'), me)).toMatchObject({ by: null });
});

it('a text of many lines becomes one', () => {
  expect(presentLastLine(chat('direct', 'other', ' a\n\nb '), me)).toMatchObject({ text: 'a b' });
});

it('what is deleted, or not there, has no text', () => {
  expect(presentLastLine(chat('group', 'other', ''), me)).toEqual({ kind: 'deleted' });
  expect(presentLastLine({ kind: 'group', lastMessage: null } as Chat, me)).toEqual({ kind: 'empty' });
});
