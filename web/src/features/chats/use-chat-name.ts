import type { Chat } from '@maru/contract';
import { useWords } from '../../platform/i18n/index.ts';
import { useChatTitle } from './hooks.ts';

/** What a chat is called on the screen; a room without a name and without others has words of its own. */
export const useChatName = (chat: Chat | null | undefined): string => {
  const t = useWords();
  const title = useChatTitle(chat);
  if (title !== '' || !chat) return title;
  return t(chat.kind === 'self' ? 'chats.ownRoom' : 'chats.nobody');
};
