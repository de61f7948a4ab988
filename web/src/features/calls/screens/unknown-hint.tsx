import type { Chat } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { useUnreadBy } from '../../chats/index.ts';
import type { CallView } from '../call-view.ts';

/** What the word about a call that may ring nowhere takes. */
export interface UnknownHintProps {
  readonly call: CallView;
  readonly chat: Chat | undefined;
  readonly title: string;
  readonly className: string | undefined;
}

/** The first line of a chat that somebody can leave unread: line 1 tells that it was made, and counts as read by all. */
const firstUnread = 2;

/**
 * Calls of people somebody does not know yet do not ring there, and the caller is not told: they would learn of a block too.
 * While the other has never been seen to read in this chat, both are told alike that it may be so, and what helps.
 */
export function UnknownHint({ call, chat, title, className }: UnknownHintProps) {
  const t = useWords();
  const hasReadNothing = useUnreadBy(call.chatId, firstUnread) > 0;
  const isUnheard = call.phase === 'calling' || call.endedWhy === 'noAnswer';
  if (!isUnheard || !hasReadNothing || call.direction !== 'out' || chat?.kind !== 'direct') return null;
  return <p className={className}>{t('calls.maybeUnknown', { name: title })}</p>;
}
