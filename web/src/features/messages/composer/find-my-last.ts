import type { ChatId } from '@maru/contract';
import { whatMayBeDone } from '../rules.ts';
import { messagesStore } from '../state.ts';

/** The last message of mine in a room that can still be edited. */
export const findMyLast = (chatId: ChatId): number | undefined => {
  const { me, rooms } = messagesStore.getState();
  const window = rooms[chatId]?.window;
  if (!window || window.hasNewer) return undefined;
  let last: number | undefined;
  for (const { line } of window.slots.values()) {
    if (line.kind !== 'message.sent' || line.author !== me || line.seq < (last ?? 0)) continue;
    if (whatMayBeDone(line, { me, host: false, now: Date.now() }).edit) last = line.seq;
  }
  return last;
};
