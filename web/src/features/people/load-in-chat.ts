import type { AccountId, ChatId } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { askedInChat, forgetAskedInChat } from './asked-in-chat.ts';
import { rememberPersons } from './remember-persons.ts';

const waiting = new Map<ChatId, AccountId[]>();
/** The room that was looked at last: after a break it is asked about anew. */
let last: ChatId | undefined;

const ask = async (chatId: ChatId): Promise<void> => {
  const all = waiting.get(chatId) ?? [];
  waiting.delete(chatId);
  for (let at = 0; at < all.length; at += 100) {
    const accountIds = all.slice(at, at + 100);
    const page = await call('profiles.inChat', { chatId, accountIds }).catch(() => undefined);
    if (page) rememberPersons(page.persons, chatId);
    else for (const id of accountIds) askedInChat(chatId).delete(id);
  }
};

/** Loads how these look in a chat, where that is not known yet; many asked for at the same moment are one call. */
export const loadInChat = (chatId: ChatId, accountIds: readonly AccountId[]): void => {
  last = chatId;
  const known = askedInChat(chatId);
  const unknown = accountIds.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  for (const id of unknown) known.add(id);
  if (!waiting.has(chatId)) queueMicrotask(() => void ask(chatId));
  waiting.set(chatId, [...(waiting.get(chatId) ?? []), ...unknown]);
};

/** After a break, signals may have been missed: what is asked for from now on is fresh, and the last room is asked about again. */
export const askInChatAgain = (): void => {
  const ids = last ? [...askedInChat(last)] : [];
  forgetAskedInChat();
  if (last) loadInChat(last, ids);
};

/** Another account may be told otherwise. */
export const forgetInChat = (): void => {
  forgetAskedInChat();
  waiting.clear();
  last = undefined;
};
