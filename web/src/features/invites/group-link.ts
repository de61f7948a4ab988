import type { Chat, ChatId, GroupLink, InputOf, OutputOf } from '@maru/contract';
import { call, callOverHttp } from '../../platform/session/index.ts';
import { enter } from '../accounts/index.ts';
import { placeChat } from '../chats/index.ts';

/** The link of a group I am in. */
export const getLink = (chatId: ChatId): Promise<GroupLink> => call('invites.get', { chatId });

/** Turns the link of a group on or off, with or without guests; `renew` makes a new one. */
export const setLink = (input: InputOf<'invites.set'>): Promise<GroupLink> => call('invites.set', input);

/** What a link leads to. */
export const previewLink = (code: string): Promise<OutputOf<'invites.preview'>> =>
  call('invites.preview', { code });

/** Joins a group by its link. */
export const joinByLink = async (code: string): Promise<Chat> =>
  placeChat((await call('invites.join', { code })).chat);

/** Comes in as a guest, with only a name; gives the chat it leads to. */
export const joinAsGuest = async (code: string, name: string): Promise<ChatId> => {
  const { account, chatId } = await callOverHttp('invites.joinAsGuest', { code, name });
  await enter(account.id);
  return chatId;
};
