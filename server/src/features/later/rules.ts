import { limits, type RefusalCode } from '@maru/contract';

const day = 86_400_000;
/** A moment that has only just passed while it was chosen still counts: it is sent at once. */
const graceMs = 120_000;

/** Why a message cannot be sent at this moment. */
export const whyNotAt = (at: Date, now: Date): RefusalCode | undefined =>
  at.getTime() < now.getTime() - graceMs || at.getTime() > now.getTime() + limits.later.days * day
    ? 'moment_not_possible'
    : undefined;

/** Why no more can wait in this chat. */
export const whyNotMore = (count: number): RefusalCode | undefined =>
  count >= limits.later.perChat ? 'too_many_later' : undefined;
