import { RefusalError } from '@maru/client';
import type { Chat, ChatId, Entry } from '@maru/contract';
import { call, clearKept, keep } from '../../platform/session/index.ts';
import { accountsStore } from '../accounts/index.ts';
import { nameOf, peopleStore, rememberPersons } from '../people/index.ts';
import { applyAccountEntry, applyChatEntry, type KnownPeople } from './apply-entries.ts';
import { dropChat, placeChat } from './place-chat.ts';
import { chatsStore, type ChatsState } from './state.ts';

const pageSize = 500;
const waitMs = 400;

/** Entries that come while an answer is on its way may be newer than the answer: they are folded in again. */
let meanwhile: Entry[] = [];
let loading = 0;

const people: KnownPeople = {
  nameOf(id, chatId) {
    const { me } = accountsStore.getState();
    return me?.id === id ? me.name : nameOf(peopleStore.getState(), id, chatId);
  },
  isBlocked: (id) => id in peopleStore.getState().blocked,
};

/** Folds one entry into the list, whichever log it is of. */
export const foldEntry = (state: ChatsState, entry: Entry): ChatsState =>
  entry.log.startsWith('chat:') ? applyChatEntry(state, entry, people) : applyAccountEntry(state, entry);

/** Keeps entries as long as something is being loaded. */
export const noteEntries = (entries: readonly Entry[]): void => {
  if (loading > 0) meanwhile.push(...entries);
};

const whileNoting = async (load: () => Promise<() => void>): Promise<void> => {
  loading += 1;
  try {
    const place = await load();
    place();
    const later = meanwhile;
    chatsStore.setState((state) => later.reduce(foldEntry, state));
  } finally {
    loading -= 1;
    if (loading === 0) meanwhile = [];
  }
};

const listAll = async (): Promise<Chat[]> => {
  const chats: Chat[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('chats.list', { limit: pageSize, ...(cursor ? { cursor } : {}) });
    chats.push(...page.chats);
    ({ cursor } = page);
  } while (cursor);
  return chats;
};

const placeAll = (chats: readonly Chat[]): void => {
  rememberPersons(chats.flatMap((chat) => chat.faces));
  chatsStore.setState({
    loaded: true,
    chats: Object.fromEntries(chats.map((chat) => [chat.id, chat])),
    progress: Object.fromEntries(chats.map(({ id, lastSeq }) => [id, { base: lastSeq, ahead: [] }])),
  });
  clearKept(['chats']);
  keep(chats.map((chat) => ({ table: 'chats', key: chat.id, put: chat })));
};

const listeners = new Set<() => void>();

/** Calls back whenever the whole list has come from the host. */
export const onListed = (listener: () => void): void => void listeners.add(listener);

/** Loads the whole list of chats. */
export const loadChats = async (): Promise<void> => {
  try {
    await whileNoting(async () => {
      const chats = await listAll();
      return () => placeAll(chats);
    });
  } catch {
    // The next welcome asks again.
    return;
  }
  for (const listener of listeners) listener();
};

/** Loads the invitations that wait for me. */
export const loadInvitations = async (): Promise<void> => {
  const page = await call('chats.listInvitations', {}).catch(() => undefined);
  if (page) chatsStore.setState({ invitations: page.invitations });
};

/** Loads one chat anew. Gives undefined where I am no longer in it. */
export const loadChat = async (chatId: ChatId): Promise<Chat | undefined> => {
  try {
    await whileNoting(async () => {
      const { chat } = await call('chats.get', { chatId });
      return () => placeChat(chat);
    });
  } catch (error) {
    if (error instanceof RefusalError && error.code === 'chat_not_found') dropChat(chatId);
    else throw error;
  }
  return chatsStore.getState().chats[chatId];
};

const waiting = new Set<ChatId>();

/** Loads a chat anew in a moment; many wishes become one call. */
export const refreshChat = (chatId: ChatId): void => {
  if (waiting.has(chatId)) return;
  waiting.add(chatId);
  setTimeout(() => {
    waiting.delete(chatId);
    void loadChat(chatId).catch(() => {});
  }, waitMs);
};
