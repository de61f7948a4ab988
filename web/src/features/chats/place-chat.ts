import type { Chat, ChatId, Friend, Person } from '@maru/contract';
import { keep } from '../../platform/session/index.ts';
import { displayName, findPerson, peopleStore, rememberPersons } from '../people/index.ts';
import { chatsStore } from './state.ts';

/** Puts a chat into the list as the host, or a verb, says it is. */
export const placeChat = (chat: Chat): Chat => {
  rememberPersons(chat.faces);
  chatsStore.setState((state) => {
    const base = Math.max(chat.lastSeq, state.progress[chat.id]?.base ?? 0);
    const ahead = (state.progress[chat.id]?.ahead ?? []).filter((seq) => seq > base);
    return {
      chats: { ...state.chats, [chat.id]: chat },
      progress: { ...state.progress, [chat.id]: { base, ahead } },
    };
  });
  keep([{ table: 'chats', key: chat.id, put: chat }]);
  return chat;
};

/** Takes a chat out of the list. */
export const dropChat = (chatId: ChatId): void => {
  chatsStore.setState(({ chats: { [chatId]: _gone, ...chats } }) => ({ chats }));
  keep([{ table: 'chats', key: chatId, remove: chatId }]);
};

/** The name I see for a face of a chat: as a friend, where they are one. */
export const faceName = (person: Person | Friend): string =>
  displayName(findPerson(peopleStore.getState(), person.id, person.in) ?? person);
