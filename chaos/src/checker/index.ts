import type { History } from '../history.ts';
import { checkFinals } from './check-finals.ts';
import { checkMarks } from './check-marks.ts';
import { checkPages } from './check-pages.ts';
import { checkReaders } from './check-readers.ts';
import { checkSends } from './check-sends.ts';
import { breaches, type Breach, type BreachKind } from './verdict.ts';

export { breaches, type Breach, type BreachKind } from './verdict.ts';

/** What the histories of a run say. */
export interface Verdict {
  sent: number;
  acknowledged: number;
  /** Entries that devices were given, all together. */
  seen: number;
  counts: Record<BreachKind, number>;
  /** The first of each kind, in words. */
  breaches: Breach[];
}

const toldOfEach = 20;

/** Looks at the histories of all clients, and says which promise was broken how often. */
export const check = (history: History): Verdict => {
  const counts = Object.fromEntries(breaches.map((kind) => [kind, 0])) as Record<BreachKind, number>;
  const told: Breach[] = [];
  const tell = (kind: BreachKind, log: string, what: string) => {
    if (++counts[kind] <= toldOfEach) told.push({ kind, log, what });
  };
  const truths = checkFinals(history.finals, tell);
  const isOurs = (key: string) => key.startsWith(history.keyStart);
  const sends = checkSends(history.happenings, { truths, isOurs }, tell);
  checkReaders(history, { truths, sends }, tell);
  checkPages(history.happenings, { truths, sends }, tell);
  checkMarks(history.happenings, tell);
  return {
    sent: sends.sent.size,
    acknowledged: sends.acked.size,
    seen: history.happenings.filter(({ e }) => e === 'seen').length,
    counts,
    breaches: told,
  };
};

/** Is everything that was promised kept? */
export const isKept = ({ counts }: Verdict): boolean => Object.values(counts).every((count) => count === 0);
