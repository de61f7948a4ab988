import { z } from 'zod';
import { visibleText } from '../accounts/index.ts';
import { AccountId, ChatId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** What a poll asks. */
export const PollQuestion = visibleText(limits.polls.question);

/** Choices are words, or days: `2026-12-05`, with an hour `2026-12-05T19:30`, as the clocks of the members show it. */
export const PollKind = z.enum(['text', 'date']);
/** Choices are words, or days. */
export type PollKind = z.infer<typeof PollKind>;

/** One choice, as it is written. */
export const PollChoiceText = visibleText(limits.polls.choiceText);

const dayChoice = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?$/;

/** Is this a choice for a poll of this kind? */
export const isPollChoice = (kind: PollKind, text: string): boolean =>
  kind === 'text' || (dayChoice.test(text) && !Number.isNaN(Date.parse(text)));

/** One of the things that can be chosen; its place in the list is its number. */
export const PollChoice = z.object({
  text: z.string(),
  /** The member who added it later, where that may be known. */
  by: AccountId.optional(),
});
/** One of the things that can be chosen. */
export type PollChoice = z.infer<typeof PollChoice>;

/** A poll as it stands for one reader. */
export const Poll = z.object({
  id: z.uuid(),
  chatId: ChatId,
  /** The message that is its card. */
  seq: Seq,
  question: z.string(),
  kind: PollKind,
  /** Several choices at once. */
  several: z.boolean(),
  /** Nobody learns who chose what. */
  anonymous: z.boolean(),
  /** Members may add choices. */
  mayAdd: z.boolean(),
  deadline: Moment.nullable(),
  madeBy: AccountId,
  madeAt: Moment,
  choices: z.array(PollChoice),
  /** How many chose each, by number; missing ones are 0. */
  counts: z.array(z.int()),
  /** How many persons have voted. */
  voters: z.int(),
  /** Goes up with every change. */
  rev: z.int(),
  /** What I chose, by number. */
  mine: z.array(z.int()),
  /** The `rev` of my vote; 0 where I have not voted. */
  mineRev: z.int(),
  closedAt: Moment.nullable(),
});
/** A poll as it stands for one reader. */
export type Poll = z.infer<typeof Poll>;
