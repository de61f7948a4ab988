import type { ChatId } from '@maru/contract';
import { call } from '../../../platform/session/index.ts';
import { messagesStore, type SentLine } from '../../messages/index.ts';
import type { HeardLine } from './next-unheard.ts';

const ahead = 100;

/** Messages of a chat after a seq: from the room where it is open, else asked of the host. */
export const linesAfter = async (chatId: ChatId, seq: number): Promise<HeardLine[]> => {
  const window = messagesStore.getState().rooms[chatId]?.window;
  if (window?.slots.has(seq)) {
    const lines = [...window.slots.values()].map((slot) => slot.line);
    return lines.filter((line): line is SentLine => line.kind === 'message.sent');
  }
  const { messages } = await call('messages.history', { chatId, afterSeq: seq, limit: ahead });
  return messages.flatMap((one) =>
    one.kind === 'message.sent'
      ? [{ seq: one.seq, author: one.author, body: one.body as HeardLine['body'] }]
      : [],
  );
};
