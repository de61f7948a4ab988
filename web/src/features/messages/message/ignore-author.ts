import type { AccountId, ChatId } from '@maru/contract';
import { translate as t } from '../../../platform/i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import { ignoreMember, whySilencedNow } from '../../chats/index.ts';
import { nameOf, peopleStore } from '../../people/index.ts';
import { attempt } from '../room/attempt.ts';

/** Do I ignore somebody in this chat? */
export const isIgnoredNow = (chatId: ChatId, author: AccountId): boolean =>
  whySilencedNow(chatId, author) === 'ignored';

/** Folds what somebody writes in this chat, for me alone, or no longer. */
export const turnIgnored = async (chatId: ChatId, author: AccountId): Promise<void> => {
  const isIgnored = isIgnoredNow(chatId, author);
  const name = nameOf(peopleStore.getState(), author) || t('messages.someone');
  if (await attempt(ignoreMember(chatId, author, !isIgnored)))
    toast(t(isIgnored ? 'messages.unignored' : 'messages.ignored', { name }));
};
