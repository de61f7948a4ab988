import { FileRef, limits, MessageContent, Moment, ReactionEmoji } from '@maru/contract';
import { z } from 'zod';

const longest = 2_000_000;

/** A message of an archive as far as it is believed: whatever does not have this shape is passed over. */
const Line = z.object({
  seq: z.int().min(0),
  author: z.uuid(),
  at: Moment,
  kind: z.literal('message.sent'),
  body: z.object({
    text: z.string().max(20_000),
    content: MessageContent.optional().catch(undefined),
    deleted: z.boolean().optional(),
    forwarded: z.boolean().optional(),
    replyTo: z
      .object({ seq: z.int().min(0), author: z.uuid(), authorName: z.string(), text: z.string() })
      .optional()
      .catch(undefined),
    reactions: z
      .array(z.object({ emoji: ReactionEmoji, by: z.array(z.uuid()) }))
      .optional()
      .catch(undefined),
  }),
  told: z
    .object({
      lines: z.array(z.string().max(20_000)).max(2_000),
      files: z.array(FileRef).max(limits.albums.items),
    })
    .optional()
    .catch(undefined),
});
/** A message of an archive. */
export type ArchivedLine = z.infer<typeof Line>;

/** One line of `messages.jsonl`; undefined for what is no message, or was deleted. */
export const readLine = (json: string): ArchivedLine | undefined => {
  if (json.length > longest) return undefined;
  try {
    const parsed = Line.safeParse(JSON.parse(json));
    return parsed.success && !parsed.data.body.deleted ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
