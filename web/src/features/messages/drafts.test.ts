import 'fake-indexeddb/auto';
import type { AccountId, Chat, ChatId } from '@maru/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { chatsStore } from '../chats/index.ts';
import { openLocalStore, type LocalStore } from '../../platform/store/index.ts';
import { changeDraft, clearDraft, forgetUnkept, leaveUnkept, openDrafts } from './drafts.ts';
import { firstMessages, messagesStore } from './state.ts';

const me = 'a-me' as AccountId;
const chatId = 'c-room' as ChatId;
let store: LocalStore;

/** The page goes before its store has answered, and the next page of the tab opens. */
const turnPage = async (): Promise<void> => {
  leaveUnkept();
  forgetUnkept();
  messagesStore.setState({ ...firstMessages, me }, true);
  await openDrafts(store, me);
};

/** A chat in the list, as far as drafts ask about it. */
const listChat = (secret: boolean): void =>
  chatsStore.setState({ chats: { [chatId]: { id: chatId, secret } as Chat } });

const textOfDraft = (): string | undefined => messagesStore.getState().drafts[chatId]?.text;

beforeEach(async () => {
  const words = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => words.get(name) ?? null,
    setItem: (name: string, text: string) => void words.set(name, text),
    removeItem: (name: string) => void words.delete(name),
  });
  store = openLocalStore(me);
  messagesStore.setState({ ...firstMessages, me }, true);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  forgetUnkept();
  chatsStore.setState({ chats: {} });
  await store.delete();
});

it('what was typed just before the page went is there on the next page, and is kept from then on', async () => {
  listChat(false);
  changeDraft(chatId, { text: 'I was going' });
  changeDraft(chatId, { text: 'I was going to say' });
  await turnPage();
  expect(textOfDraft()).toBe('I was going to say');
  expect(await store.drafts.get(chatId)).toMatchObject({ draft: { text: 'I was going to say' } });
});

it('what was typed for a secret room is left in the store alone, where it is sealed', () => {
  listChat(true);
  changeDraft(chatId, { text: 'for our eyes' });
  leaveUnkept();
  expect(sessionStorage.getItem(`maru-last-drafts-${me}`)).toBe('{}');
});

it('a draft that was sent just before the page went does not come back', async () => {
  await store.drafts.put({ chatId, draft: { text: 'sent already' } });
  clearDraft(chatId);
  await turnPage();
  expect(textOfDraft()).toBe('');
  expect(await store.drafts.get(chatId)).toBeUndefined();
});

it('what is typed while the store is still opening is not overwritten by what the store holds', async () => {
  await store.drafts.put({ chatId, draft: { text: 'of yesterday' } });
  changeDraft(chatId, { text: 'of now' });
  await openDrafts(store, me);
  expect(textOfDraft()).toBe('of now');
});
