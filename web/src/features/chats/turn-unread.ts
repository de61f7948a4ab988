import type { Chat } from '@maru/contract';
import { markChatUnread } from './chat-settings.ts';
import { markRead } from './mark-read.ts';
import { isUnread } from './rules.ts';

/** Marks an unread chat as read, and a read one as unread. */
export const turnUnread = async (chat: Chat): Promise<void> => {
  if (!isUnread(chat)) return markChatUnread(chat.id, true);
  markRead(chat.id, chat.lastSeq);
  if (chat.settings.markedUnread) await markChatUnread(chat.id, false);
};
