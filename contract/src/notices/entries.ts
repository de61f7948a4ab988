import { z } from 'zod';
import { Erased } from '../wire/erased.ts';
import { AccountId, ChatId, Moment } from '../wire/ids.ts';

/**
 * Entries of `chat:<id>` about notices. That one was set is told by the message that is its card. Each says how the
 * notice stands after it, so that the one with the greatest `rev` is right in whatever order they come.
 */
export const noticeEntries = {
  /** The author has given it other words. */
  'notice.edited': z.union([z.object({ id: z.uuid(), rev: z.int(), text: z.string() }), Erased]),
  /** The author has taken it down, with its last words: nothing that is missed before it matters. */
  'notice.down': z.union([
    z.object({
      id: z.uuid(),
      rev: z.int(),
      text: z.string(),
      editedBy: AccountId.nullable(),
      editedAt: Moment.nullable(),
    }),
    Erased,
  ]),
  /** A host has said who may set notices. */
  'notice.ruleChanged': z.object({ hostsOnly: z.boolean() }),
} as const;

/** Entries of `account:<me>` about notices. */
export const accountNoticeEntries = {
  /** I do not want to see this notice any longer, on none of my devices. */
  'notice.away': z.object({ chatId: ChatId, id: z.uuid() }),
} as const;
