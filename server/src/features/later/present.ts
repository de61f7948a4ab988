import type { LaterMessage } from '@maru/contract';
import type { LaterRow } from './store.ts';

/** A message that is to be sent, as its sender sees it. */
export const presentLater = (row: LaterRow): LaterMessage => ({
  id: row.later_id,
  chatId: row.chat_id,
  at: row.at.toISOString(),
  text: row.sending.text,
  ...(row.content && { content: row.content }),
  ...(row.sending.replyToSeq !== undefined && { replyToSeq: row.sending.replyToSeq }),
  ...(row.sending.silent && { silent: true }),
  ...(row.failed && { failed: row.failed }),
});
