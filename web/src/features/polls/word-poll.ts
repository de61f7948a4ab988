import type { Poll } from '@maru/contract';
import { wordDayText, wordWhen, type Translate } from '../../platform/i18n/index.ts';

/** Is it over, by a word or by the clock? */
export const isOver = (poll: Pick<Poll, 'closedAt' | 'deadline'>, now = new Date()): boolean =>
  poll.closedAt !== null || (poll.deadline !== null && Date.parse(poll.deadline) <= now.getTime());

/** A choice in words. */
export const wordChoice = (poll: Pick<Poll, 'kind'>, text: string): string =>
  poll.kind === 'date' ? wordDayText(text) : text;

/** How a poll stands, in one line: 오늘 오후 6시 마감 · 3명 참여. */
export const wordStanding = (poll: Poll, t: Translate): string =>
  [
    isOver(poll)
      ? t('polls.closed')
      : poll.deadline && t('polls.until', { when: wordWhen(new Date(poll.deadline)) }),
    t('polls.voted', { count: poll.voters }),
    !isOver(poll) && poll.several && t('polls.severalNote'),
    poll.anonymous && t('polls.anonymousNote'),
  ]
    .filter(Boolean)
    .join(' · ');

/** Whole percents of those who voted. */
export const percentOf = (poll: Poll, index: number): number =>
  poll.voters === 0 ? 0 : Math.round(((poll.counts[index] ?? 0) / poll.voters) * 100);

/** The greatest number of votes for one choice; 0 where nobody has voted. */
export const topCountOf = (poll: Poll): number => Math.max(0, ...poll.counts);
