import type { Chat, ChatId } from '@maru/contract';
import { beforeEach, expect, test } from 'vitest';
import { lineStore } from '../../platform/session/index.ts';
import { chatsStore, markRead } from '../chats/index.ts';
import { awaitList, forgetReadLines, placeReadLine, settleReadLine, takeFreshList } from './read-line.ts';
import { changeRoom, findRoom } from './state.ts';

let chatId: ChatId;
let rooms = 0;

const know = (chat: Pick<Chat, 'readSeq' | 'lastSeq' | 'unread'>): void =>
  chatsStore.setState({ chats: { [chatId]: { id: chatId, faces: [], ...chat } as unknown as Chat } });
const open = (): void => changeRoom(chatId, { readUpTo: placeReadLine(chatId) });
const line = (): number | null | undefined => findRoom(chatId)?.readUpTo;

beforeEach(() => {
  chatId = `c${++rooms}` as ChatId;
  forgetReadLines();
  lineStore.setState({ line: 'online' });
  know({ readSeq: 40, lastSeq: 50, unread: 10 });
});

test('a room opened by the kept list takes its line from the fresh one', () => {
  open();
  expect(line()).toBe(40);
  know({ readSeq: 60, lastSeq: 70, unread: 10 });
  takeFreshList();
  expect(line()).toBe(60);
});

test('where all has been read elsewhere the line goes', () => {
  open();
  know({ readSeq: 70, lastSeq: 70, unread: 0 });
  takeFreshList();
  expect(line()).toBeNull();
});

test('where nothing was unread, and now is, the line comes', () => {
  know({ readSeq: 50, lastSeq: 50, unread: 0 });
  open();
  know({ readSeq: 50, lastSeq: 70, unread: 20 });
  takeFreshList();
  expect(line()).toBe(50);
});

test('whoever has read on here keeps the line they have seen', () => {
  open();
  markRead(chatId, 50);
  know({ readSeq: 50, lastSeq: 50, unread: 0 });
  takeFreshList();
  expect(line()).toBe(40);
});

test('whoever looks around keeps the line they have seen', () => {
  open();
  settleReadLine(chatId);
  know({ readSeq: 60, lastSeq: 70, unread: 10 });
  takeFreshList();
  expect(line()).toBe(40);
});

test('a room opened by the fresh list keeps its line, also when another list comes', () => {
  takeFreshList();
  open();
  know({ readSeq: 50, lastSeq: 50, unread: 0 });
  awaitList();
  takeFreshList();
  expect(line()).toBe(40);
});

test('without a line the list is an old one', () => {
  takeFreshList();
  lineStore.setState({ line: 'waiting' });
  open();
  know({ readSeq: 60, lastSeq: 70, unread: 10 });
  takeFreshList();
  expect(line()).toBe(60);
});
