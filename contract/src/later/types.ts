import { z } from 'zod';
import { MessageContent } from '../messages/index.ts';
import { ChatId, Moment, Seq } from '../wire/ids.ts';

/** A message of mine that is to be sent at a moment. */
export const LaterMessage = z.object({
  id: z.uuid(),
  chatId: ChatId,
  at: Moment,
  text: z.string(),
  content: MessageContent.optional(),
  replyToSeq: Seq.optional(),
  silent: z.boolean().optional(),
  /** Why it could not be sent when its moment came: a refusal's code. It waits for me to decide. */
  failed: z.string().optional(),
});
/** A message of mine that is to be sent at a moment. */
export type LaterMessage = z.infer<typeof LaterMessage>;
