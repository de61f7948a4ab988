import type { AccountId, ChatId, InputOf } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { refreshChat } from './load-chats.ts';
import { placeChat } from './place-chat.ts';
import { forever } from './rules.ts';
import { findChat } from './state.ts';

type Change = Omit<InputOf<'chats.updateSettings'>, 'chatId'>;

/** Changes what I decided for a chat; fields left out stay. */
export const updateChatSettings = async (chatId: ChatId, change: Change): Promise<void> => {
  const { settings } = await call('chats.updateSettings', { chatId, ...change });
  const chat = findChat(chatId);
  if (chat) placeChat({ ...chat, settings });
};

export const pinChat = (chatId: ChatId, pinned: boolean): Promise<void> =>
  updateChatSettings(chatId, { pinned });

/** Mutes for so many minutes, for good, or not at all. */
export const muteChat = (chatId: ChatId, minutes: number | 'forever' | null): Promise<void> => {
  if (minutes === null) return updateChatSettings(chatId, { mutedUntil: null });
  if (minutes === 'forever') return updateChatSettings(chatId, { mutedUntil: forever });
  const until = new Date(Date.now() + minutes * 60_000).toISOString();
  return updateChatSettings(chatId, { mutedUntil: until });
};

/** Puts a chat into the quiet box, or takes it out. */
export const quietChat = (chatId: ChatId, quiet: boolean): Promise<void> =>
  updateChatSettings(chatId, { quiet });

export const markChatUnread = (chatId: ChatId, markedUnread: boolean): Promise<void> =>
  updateChatSettings(chatId, { markedUnread });

/** Gives a chat a name that only I see; null takes it away. */
export const nameChatForMe = (chatId: ChatId, ownName: string | null): Promise<void> =>
  updateChatSettings(chatId, { ownName });

/** Shows how far I have read in this chat, or not; null: as I decided for all chats. */
export const showReadsIn = (chatId: ChatId, showReads: boolean | null): Promise<void> =>
  updateChatSettings(chatId, { showReads });

/** Folds what a member writes, for me alone, or no longer. */
export const ignoreMember = async (chatId: ChatId, accountId: AccountId, ignored: boolean): Promise<void> => {
  const { settings } = await call('chats.ignoreMember', { chatId, accountId, ignored });
  const chat = findChat(chatId);
  if (chat) placeChat({ ...chat, settings });
  // Only the host can count what is unread without them, or with them again.
  refreshChat(chatId);
};

export const lockChatInput = (chatId: ChatId, inputLocked: boolean): Promise<void> =>
  updateChatSettings(chatId, { inputLocked });
