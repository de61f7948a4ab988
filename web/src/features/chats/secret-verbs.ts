import type { AccountId, Chat, ChatId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** What is done otherwise in a chat that only its members can read: whoever comes or goes changes its keys. */
export interface SecretVerbs {
  invite(chatId: ChatId, accountIds: AccountId[]): Promise<{ joined: AccountId[]; asked: AccountId[] }>;
  remove(chatId: ChatId, accountId: AccountId): Promise<void>;
  /** Empty takes the name away. */
  rename(chatId: ChatId, name: string): Promise<void>;
}

let registered: SecretVerbs | undefined;

/** Lets a feature do what the host cannot do in secret chats. Called once. */
export const registerSecretVerbs = (verbs: SecretVerbs): void => {
  registered = verbs;
};

/** How these things are done in secret chats. */
export const requireSecretVerbs = (): SecretVerbs => {
  if (!registered) throw new Error('Nobody looks after secret chats.');
  return registered;
};

/** Names that only the members of a chat know; they are kept with its keys, and nowhere else. */
export const secretNames = createStore<Readonly<Record<ChatId, string>>>(() => ({}));

/** A chat with the name that its members gave it, where the host knows none. */
export const withSecretName = (chat: Chat): Chat => {
  const name = secretNames.getState()[chat.id];
  return name ? { ...chat, name } : chat;
};
