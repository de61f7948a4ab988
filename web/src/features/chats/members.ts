import type { AccountId, ChatId, Member } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { rememberPersons } from '../people/index.ts';
import { isSecret } from './rules.ts';
import { requireSecretVerbs } from './secret-verbs.ts';
import { chatsStore, findChat } from './state.ts';

const pageSize = 200;

const isSecretId = (chatId: ChatId): boolean => {
  const chat = findChat(chatId);
  return chat !== undefined && isSecret(chat);
};

/** Loads the next page of a chat's members; the first one anew when `fresh`. */
export const loadMembers = async (chatId: ChatId, { fresh = false } = {}): Promise<void> => {
  const known = fresh ? undefined : chatsStore.getState().members[chatId];
  if (known?.done) return;
  const cursor = known?.cursor;
  const page = await call('chats.listMembers', {
    chatId,
    limit: pageSize,
    ...(cursor ? { cursor } : {}),
  });
  rememberPersons(page.members, chatId);
  const byId = new Map<AccountId, Member>();
  for (const member of [...(known?.members ?? []), ...page.members]) byId.set(member.id, member);
  const list = { members: [...byId.values()], cursor: page.cursor ?? null, done: !page.cursor };
  chatsStore.setState((state) => ({ members: { ...state.members, [chatId]: list } }));
};

/** Takes somebody out of a group. */
export const removeMember = async (chatId: ChatId, accountId: AccountId): Promise<void> => {
  if (isSecretId(chatId)) await requireSecretVerbs().remove(chatId, accountId);
  else await call('chats.removeMember', { chatId, accountId });
};

/** Makes a member a host, or a host a member. */
export const setRole = async (
  chatId: ChatId,
  accountId: AccountId,
  role: 'host' | 'member',
): Promise<void> => {
  await call('chats.setRole', { chatId, accountId, role });
};

/** Brings people into a group: who joined at once, and who was asked first. */
export const inviteToChat = (
  chatId: ChatId,
  accountIds: AccountId[],
): Promise<{ joined: AccountId[]; asked: AccountId[] }> =>
  isSecretId(chatId)
    ? requireSecretVerbs().invite(chatId, accountIds)
    : call('chats.invite', { chatId, accountIds });
