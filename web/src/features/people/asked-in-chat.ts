import type { AccountId, ChatId } from '@maru/contract';

const asked = new Map<ChatId, Set<AccountId>>();

/** Whom the host has told of, or is being asked about, for a chat. */
export const askedInChat = (chatId: ChatId): Set<AccountId> => {
  const known = asked.get(chatId) ?? new Set();
  asked.set(chatId, known);
  return known;
};

/** Forgets what was told: from now on it is asked for anew. */
export const forgetAskedInChat = (): void => asked.clear();
