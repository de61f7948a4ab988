import { z } from 'zod';
import { Erased } from '../wire/erased.ts';
import { ChatId } from '../wire/ids.ts';

/** Entries of `chat:<id>` about notices. That a notice was set is told by the message that is its card. */
export const noticeEntries = {
  /** The author has given it other words. */
  'notice.edited': z.union([z.object({ id: z.uuid(), rev: z.int(), text: z.string() }), Erased]),
  /** The author has taken it down. */
  'notice.down': z.union([z.object({ id: z.uuid(), rev: z.int() }), Erased]),
  /** A host has said who may set notices. */
  'notice.ruleChanged': z.object({ hostsOnly: z.boolean() }),
} as const;

/** Entries of `account:<me>` about notices. */
export const accountNoticeEntries = {
  /** I do not want to see this notice any longer, on none of my devices. */
  'notice.away': z.object({ chatId: ChatId, id: z.uuid() }),
} as const;
