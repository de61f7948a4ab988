import { isPollChoice, limits, type AccountId, type RefusalCode } from '@maru/contract';
import type { PollRow } from './store.ts';

const day = 86_400_000;

type Known = Pick<PollRow, 'closed_at' | 'deadline' | 'several' | 'choices' | 'kind' | 'may_add' | 'made_by'>;

/** Has it been closed, or is its time up? */
export const isClosed = (poll: Pick<Known, 'closed_at' | 'deadline'>, now: Date): boolean =>
  poll.closed_at !== null || (poll.deadline !== null && poll.deadline <= now);

/** Why a poll cannot have this deadline. */
export const whyNotDeadline = (deadline: Date, now: Date): RefusalCode | undefined => {
  if (deadline <= now) return 'time_passed';
  return deadline.getTime() > now.getTime() + limits.polls.days * day ? 'bad_input' : undefined;
};

/** Why these choices cannot be made. */
export const whyNotVote = (poll: Known, choices: readonly number[], now: Date): RefusalCode | undefined => {
  if (isClosed(poll, now)) return 'poll_closed';
  const isThere = choices.every((one) => one < poll.choices.length);
  if (!isThere || new Set(choices).size !== choices.length) return 'bad_input';
  return !poll.several && choices.length > 1 ? 'bad_input' : undefined;
};

/** Why somebody cannot add this choice. */
export const whyNotAdd = (
  poll: Known,
  { accountId, text }: { accountId: AccountId; text: string },
  now: Date,
): RefusalCode | undefined => {
  if (isClosed(poll, now)) return 'poll_closed';
  if (!poll.may_add && poll.made_by !== accountId) return 'choices_are_fixed';
  if (poll.choices.length >= limits.polls.choices.max) return 'too_many_choices';
  if (poll.choices.some((one) => one.text === text)) return 'choice_is_there';
  return isPollChoice(poll.kind, text) ? undefined : 'bad_input';
};

/** The counts when one voter changes from some choices to others. */
export const movedCounts = (
  counts: readonly number[],
  before: readonly number[],
  after: readonly number[],
): number[] =>
  counts.map((count, index) => count - Number(before.includes(index)) + Number(after.includes(index)));

/** What most have chosen, at most three that are level; nothing where nobody has voted. */
export const topChoices = (
  poll: Pick<PollRow, 'choices' | 'counts'>,
): { top: string[]; topCount: number } => {
  const topCount = Math.max(0, ...poll.counts);
  if (topCount === 0) return { top: [], topCount };
  const top = poll.choices.filter((_, index) => poll.counts[index] === topCount).map((one) => one.text);
  return { top: top.slice(0, 3), topCount };
};
