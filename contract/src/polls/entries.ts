import { z } from 'zod';
import { Erased } from '../wire/erased.ts';
import { ChatId, Seq } from '../wire/ids.ts';

const Chosen = z.array(z.int().min(0));
const Result = { counts: z.array(z.int()), voters: z.int() };

/**
 * Entries of `chat:<id>` about polls. Each says how the poll stands after it, so that the one with the greatest `rev`
 * is right in whatever order they come. Those of an anonymous poll have its maker as their author.
 */
export const pollEntries = {
  'poll.voted': z.union([
    z.object({
      id: z.uuid(),
      rev: z.int(),
      ...Result,
      /** What the author chose; left out of an anonymous poll. */
      choices: Chosen.optional(),
    }),
    Erased,
  ]),
  'poll.choiceAdded': z.union([
    z.object({ id: z.uuid(), rev: z.int(), index: z.int(), text: z.string() }),
    Erased,
  ]),
  'poll.closed': z.union([
    z.object({
      id: z.uuid(),
      rev: z.int(),
      ...Result,
      /** The message that is its card. */
      seq: Seq,
      question: z.string(),
      /** What most have chosen, at most three; nothing where nobody has voted. */
      top: z.array(z.string()),
      /** How many chose that. */
      topCount: z.int(),
      /** Its time was up; else somebody closed it early. */
      byDeadline: z.boolean(),
    }),
    Erased,
  ]),
} as const;

/** Entries of `account:<me>` about polls. */
export const accountPollEntries = {
  /** What I chose in an anonymous poll, for my other devices. */
  'poll.mine': z.object({ chatId: ChatId, id: z.uuid(), rev: z.int(), choices: Chosen }),
} as const;
