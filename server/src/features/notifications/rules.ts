import { whyQuiet, type NotificationSettings, type RingingChat } from '@maru/contract';
import type { News } from '../messages/index.ts';
import type { JobRow, SituationRow } from './job-store.ts';
import { presentSettings } from './present.ts';

/** How long a device waits while its owner is at another one. */
export const patienceMs = 10_000;

/** How long a device rests between two words of one chat: a burst of messages is one. */
const restMs = 2_500;

/** Is somebody looking? */
export interface Attention {
  /** At this very chat, somewhere. */
  atChat: boolean;
  /** At the app on this device, which shows by itself what comes. */
  here: boolean;
  /** At the app somewhere. */
  anywhere: boolean;
}

/** What becomes of a job: one message is told of, or nothing is, or not yet. */
export type Decision = { tell: News; settings: NotificationSettings } | { waitUntil: Date } | 'nothing';

const chatOf = (row: SituationRow): RingingChat => ({
  kind: row.kind,
  mutedUntil: row.muted_until?.toISOString() ?? null,
  quiet: row.quiet,
  notify: row.notify,
});

/** Does a message call its reader: by name, with everyone, or as the answer to theirs? */
const callsReader = (message: News, { account_id: me }: SituationRow): boolean =>
  message.answers === me || message.mentions.some(({ accountId }) => accountId === null || accountId === me);

/** The newest message that rings, unless it was told of already, was read, or its reader is there. */
export const decide = (
  { job, row, news }: { job: JobRow; row: SituationRow; news: readonly News[] },
  attention: Attention,
  now: Date,
): Decision => {
  if (attention.atChat || attention.here) return 'nothing';
  const settings = presentSettings(row.settings);
  const chat = chatOf(row);
  const tell = news.find(
    (message) =>
      message.seq > Math.max(row.read_seq ?? 0, row.shown_seq) &&
      // Whoever is called is rung, and hears what came of it.
      !(message.content?.type === 'call' && message.content.rang) &&
      !whyQuiet(settings, { chat, message: { text: message.text, callsMe: callsReader(message, row) } }, now),
  );
  if (!tell) return 'nothing';
  const patience = attention.anywhere ? job.made_at.getTime() + patienceMs : 0;
  const rest = row.told_at ? row.told_at.getTime() + restMs : 0;
  const waitUntil = new Date(Math.max(patience, rest));
  return waitUntil > now ? { waitUntil } : { tell, settings };
};

/** What a push service's answer means. */
export type Outcome = 'sent' | 'gone' | 'refused' | 'again';

/** Reads the status of an answer; undefined where there was none. */
export const outcomeOf = (status: number | undefined): Outcome => {
  if (status === undefined || status === 429 || status === 408 || status >= 500) return 'again';
  if (status >= 200 && status < 300) return 'sent';
  // A subscription that was made with other keys of this host is as dead as one that is no more.
  return [401, 403, 404, 410].includes(status) ? 'gone' : 'refused';
};

/** Tries before a job is given up: by then the message is hours old. */
export const mostTries = 9;
const firstWaitMs = 15_000;
const longestWaitMs = 3_600_000;

/** When to try again: when the push service says so, else ever later. */
export const nextTry = (now: Date, tries: number, retryAfterMs: number | undefined): Date => {
  const byItself = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, tries - 1));
  const asked = Math.min(longestWaitMs, retryAfterMs ?? 0);
  return new Date(now.getTime() + Math.max(byItself, asked));
};

/** Reads `Retry-After`: seconds, or a date. */
export const readRetryAfter = (text: string | undefined, now: Date): number | undefined => {
  if (!text) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
};
