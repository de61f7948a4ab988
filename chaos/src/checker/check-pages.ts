import type { Acked, Happening, PageRead } from '../history.ts';
import { nameOf, type Truth } from './check-finals.ts';
import type { Sends } from './check-sends.ts';
import { groupBy } from './group-by.ts';
import type { Tell } from './verdict.ts';

/** The highest seq of each log that had been acknowledged before a moment. */
const ackedBefore = (acks: readonly Acked[]) => {
  const byLog = groupBy(acks, ({ log }) => log);
  const rising = new Map<string, { t: number; seq: number }[]>();
  for (const [log, some] of byLog) {
    let seq = 0;
    const steps = some
      .toSorted((a, b) => a.t - b.t)
      .map((one) => ({ t: one.t, seq: (seq = Math.max(seq, one.seq)) }));
    rising.set(log, steps);
  }
  return (log: string, moment: number): number => rising.get(log)?.findLast(({ t }) => t < moment)?.seq ?? 0;
};

const checkPage = (page: PageRead, truth: Truth, tell: Tell): void => {
  page.entries.forEach((entry, at) => {
    const seq = page.after + 1 + at;
    if (entry.seq !== seq) tell('hole', page.log, `a page after ${page.after} gives ${entry.seq} for ${seq}`);
    const stored = truth.bySeq.get(entry.seq);
    if (entry.seq > truth.from && (!stored || nameOf(stored) !== nameOf(entry)))
      tell('uncommitted', page.log, `a page gave ${nameOf(entry)} at ${entry.seq}: not stored there`);
  });
};

/** Holds pages of logs that were asked for in the middle of it against what is stored, and what had been acknowledged. */
export const checkPages = (
  happenings: readonly Happening[],
  { truths, sends }: { truths: Map<string, Truth>; sends: Sends },
  tell: Tell,
): void => {
  const before = ackedBefore([...sends.acked.values()]);
  for (const one of happenings) {
    const truth = one.e === 'page' ? truths.get(one.log) : undefined;
    if (one.e !== 'page' || !truth) continue;
    checkPage(one, truth, tell);
    const due = before(one.log, one.began);
    if (one.lastSeq < due)
      tell('stale', one.log, `${due} had been acknowledged; a later page says the newest is ${one.lastSeq}`);
  }
};
