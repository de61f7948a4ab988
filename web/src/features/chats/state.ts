import type { AccountId, Chat, ChatId, Invitation, Member, ReadMarks } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** Up to where a chat's log is counted in: all of `base`, and single entries beyond it that came early. */
export interface Progress {
  base: number;
  ahead: readonly number[];
}

/** The members of a chat as far as they are loaded. */
export interface MemberList {
  members: readonly Member[];
  cursor: string | null;
  done: boolean;
}

export interface ChatsState {
  loaded: boolean;
  me: AccountId | null;
  chats: Readonly<Record<ChatId, Chat>>;
  progress: Readonly<Record<ChatId, Progress>>;
  invitations: readonly Invitation[];
  members: Readonly<Record<ChatId, MemberList>>;
  /** How far everybody has read, in the rooms that are open. */
  reads: Readonly<Record<ChatId, ReadMarks>>;
}

export const firstChats: ChatsState = {
  loaded: false,
  me: null,
  chats: {},
  progress: {},
  invitations: [],
  members: {},
  reads: {},
};

export const chatsStore = createStore<ChatsState>(() => firstChats);

export const findChat = (id: ChatId): Chat | undefined => chatsStore.getState().chats[id];
