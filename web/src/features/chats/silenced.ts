import type { AccountId, Chat, ChatId } from '@maru/contract';
import { useStore } from 'zustand';
import { peopleStore } from '../people/index.ts';
import { whySilenced, type Silenced } from './rules.ts';
import { chatsStore, findChat } from './state.ts';

const isBlockedNow = (id: AccountId): boolean => id in peopleStore.getState().blocked;

/** Why somebody's words are folded in a chat; undefined where they are not. */
export const whySilencedNow = (chat: Chat | ChatId, author: AccountId): Silenced | undefined => {
  const known = typeof chat === 'string' ? findChat(chat) : chat;
  return known && whySilenced(known, author, isBlockedNow);
};

/** The same, while it is shown. */
export const useWhySilenced = (chatId: ChatId, author: AccountId): Silenced | undefined => {
  const isBlocked = useStore(peopleStore, (state) => author in state.blocked);
  return useStore(chatsStore, (state) => {
    const chat = state.chats[chatId];
    return chat && whySilenced(chat, author, () => isBlocked);
  });
};
