import type { Chat } from '@maru/contract';
import { offersHere } from '../../chats/index.ts';

/** Why there are no calls in a chat, as the key of words; `none` where they would not be looked for. */
export type NoCalls = 'secret' | 'gone' | 'none';

/** Can people be called from this chat, and if not, why? */
export const whyNoCalls = (chat: Chat): NoCalls | undefined => {
  if (chat.kind === 'self') return 'none';
  if (!offersHere(chat, 'calls')) return 'secret';
  if (chat.kind === 'direct' && (!chat.faces[0] || chat.faces[0].gone)) return 'gone';
  if (chat.kind === 'group' && chat.memberCount < 2) return 'none';
  return undefined;
};
