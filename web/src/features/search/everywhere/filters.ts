import type { AccountId, SearchKind } from '@maru/contract';

/** Kinds as people choose them. */
export const kindChoices = ['media', 'link', 'file', 'voice', 'things'] as const;
export type KindChoice = (typeof kindChoices)[number];

const kindsOf: Readonly<Record<KindChoice, SearchKind[]>> = {
  media: ['photo', 'video'],
  link: ['link'],
  file: ['file'],
  voice: ['voice'],
  things: ['poll', 'event', 'notice', 'post', 'album', 'todo'],
};

/** When something was said, as people choose it; days of one's own are the first and the last, as 2026-11-21. */
export type When = 'any' | 'week' | 'month' | 'year' | { from: string; to: string };

/** What is asked of a message beside its words. */
export interface Filters {
  kind: KindChoice | undefined;
  author: AccountId | undefined;
  when: When;
}

export const noFilters: Filters = { kind: undefined, author: undefined, when: 'any' };

const daysOf = { week: 7, month: 30, year: 365 } as const;

const dayAfter = (day: string): Date => {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date;
};

const timesOf = (when: When, now: Date): { from?: string; to?: string } => {
  if (when === 'any') return {};
  if (typeof when === 'string') {
    const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysOf[when] + 1);
    return { from: from.toISOString() };
  }
  return {
    ...(when.from && { from: new Date(`${when.from}T00:00:00`).toISOString() }),
    ...(when.to && { to: dayAfter(when.to).toISOString() }),
  };
};

/** The filters as the host is asked. */
export const askedBy = ({ kind, author, when }: Filters, now = new Date()) => ({
  ...(kind && { kinds: kindsOf[kind] }),
  ...(author && { author }),
  ...timesOf(when, now),
});

/** Is anything asked beside the words? */
export const hasFilters = ({ kind, author, when }: Filters): boolean =>
  kind !== undefined || author !== undefined || when !== 'any';
