import { z } from 'zod';
import { ChatId, Seq } from './ids.ts';
import { limits } from './limits.ts';

/** Fields that name one thing of a chat: a poll, an event, a post. */
export const oneThing = { chatId: ChatId, id: z.uuid() };

/** Names several things of one kind in a chat. */
export const someThings = z.strictObject({
  chatId: ChatId,
  ids: z.array(z.uuid()).min(1).max(limits.thingsAtOnce),
});

/** Asks for a page of a chat's things, newest first; `beforeSeq` is the `nextBefore` of the page before. */
export const pageOfThings = z.strictObject({
  chatId: ChatId,
  beforeSeq: Seq.optional(),
  limit: z.int().min(1).max(limits.thingsAtOnce).default(20),
});
