import type { Chat, ChatId, InputOf, PictureId } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { dropChat, placeChat } from './place-chat.ts';
import { isSecret } from './rules.ts';
import { requireSecretVerbs } from './secret-verbs.ts';
import { chatsStore, findChat } from './state.ts';

/** Changes a group's name or photo for everyone; null takes it away. A secret one has a name alone, and not on the host. */
export const updateChat = async (
  chatId: ChatId,
  change: { name?: string | null; photo?: PictureId | null },
): Promise<Chat> => {
  const known = findChat(chatId);
  if (known && isSecret(known)) {
    await requireSecretVerbs().rename(chatId, change.name ?? '');
    return known;
  }
  return placeChat((await call('chats.update', { chatId, ...change })).chat);
};

/** Lets messages of a chat go by themselves after so many seconds; null lets them stay. */
export const setVanishing = async (
  chatId: ChatId,
  after: InputOf<'chats.setVanishing'>['after'],
): Promise<void> => {
  await call('chats.setVanishing', { chatId, after });
};

/** Leaves quietly. */
export const leaveChat = async (chatId: ChatId): Promise<void> => {
  await call('chats.leave', { chatId });
  dropChat(chatId);
};

/** Keeps a stranger's chat. */
export const acceptStranger = async (chatId: ChatId): Promise<Chat> =>
  placeChat((await call('chats.acceptStranger', { chatId })).chat);

/** Accepts or silently declines an invitation; gives the chat when accepted. */
export const answerInvitation = async (chatId: ChatId, accept: boolean): Promise<Chat | null> => {
  const { chat } = await call('chats.answerInvitation', { chatId, accept });
  chatsStore.setState((state) => ({
    invitations: state.invitations.filter((one) => one.chatId !== chatId),
  }));
  return chat && placeChat(chat);
};
