import type { AccountId, Chat } from '@maru/contract';
import { v7 } from 'uuid';
import { call } from '../../platform/session/index.ts';
import { placeChat } from './place-chat.ts';

/** Makes a group. `asked`: those who must first say yes. */
export const createGroup = async (
  memberIds: AccountId[],
  name?: string,
): Promise<{ chat: Chat; asked: AccountId[] }> => {
  const input = { memberIds, key: v7(), ...(name ? { name } : {}) };
  const made = await call('chats.create', input);
  return { ...made, chat: placeChat(made.chat) };
};

/** The one-to-one chat with somebody, made once. */
export const openDirectChat = async (accountId: AccountId): Promise<Chat> =>
  placeChat((await call('chats.create', { memberIds: [accountId] })).chat);

/** My own room. */
export const openOwnRoom = async (): Promise<Chat> =>
  placeChat((await call('chats.create', { memberIds: [] })).chat);
