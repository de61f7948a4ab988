import { breaches, isKept, type BreachKind } from './checker/index.ts';
import type { RunResult } from './play-run.ts';
import type { SelfTest } from './self-test.ts';

/** What came of all runs together: the figures that are told. */
export interface Summary {
  runs: number;
  /** Runs in which a promise was broken, or the host did not come back. */
  failed: number;
  sent: number;
  acknowledged: number;
  /** Entries that devices were given, all together. */
  seen: number;
  lost: number;
  doubled: number;
  reordered: number;
  holes: number;
  uncommitted: number;
  marksBack: number;
  stale: number;
  /** Runs after which somebody lacked something for longer than the harness waits. */
  notWhole: number;
  /** Seconds from the last fault's end until everybody had everything: the middle one, and the longest. */
  wholeSeconds: { p50: number; max: number };
  /** How often each fault has really taken effect, and how often it was tried. */
  faults: Record<string, { injected: number; planned: number }>;
  /** Calls answered with an incident number, which are bugs, if harmless ones. */
  incidents: number;
  /** What was refused meanwhile, by method and code. */
  refusals: Record<string, number>;
  seconds: number;
  failures: Failure[];
  /** What the checker told of when promises were broken before its eyes. */
  selfTest?: SelfTest;
}

/** A run that failed, and how to see it again. */
export interface Failure {
  seed: number;
  why: string;
  replay: string;
  kept?: string;
}

const add = (sums: Record<string, number>, name: string, count = 1): void => {
  sums[name] = (sums[name] ?? 0) + count;
};

/** Calls that the host answered with an incident of its own: no promise is broken, but it ought to have said `busy`. */
export const incidentsOf = ({ refusals }: RunResult): number =>
  Object.entries(refusals).reduce((sum, [name, count]) => sum + (name.endsWith(' internal') ? count : 0), 0);

/** Did everything that was promised come true in this run? */
export const hasHeld = (run: RunResult): boolean => isKept(run.verdict) && run.wholeMs !== undefined;

/** Adds up the runs. `broken` counts runs that ended in an error of the harness or of a host that did not come back. */
export const summarise = (
  runs: readonly RunResult[],
  { failures, seconds, broken }: { failures: Failure[]; seconds: number; broken: number },
): Summary => {
  const counts = Object.fromEntries(breaches.map((kind) => [kind, 0])) as Record<BreachKind, number>;
  const faults: Summary['faults'] = {};
  const refusals: Record<string, number> = {};
  for (const { verdict, effects, refusals: own } of runs) {
    for (const kind of breaches) counts[kind] += verdict.counts[kind];
    for (const { fault, effect } of effects) {
      const one = (faults[fault] ??= { injected: 0, planned: 0 });
      one.planned++;
      if (effect === true) one.injected++;
    }
    for (const [name, count] of Object.entries(own)) add(refusals, name, count);
  }
  const total = (figure: 'sent' | 'acknowledged' | 'seen') =>
    runs.reduce((sum, { verdict }) => sum + verdict[figure], 0);
  const whole = runs.flatMap(({ wholeMs }) => wholeMs ?? []).toSorted((a, b) => a - b);
  const inSeconds = (ms = 0) => Math.round(ms / 100) / 10;
  return {
    runs: runs.length + broken,
    failed: failures.length,
    sent: total('sent'),
    acknowledged: total('acknowledged'),
    seen: total('seen'),
    lost: counts.lost,
    doubled: counts.doubled,
    reordered: counts.reordered,
    holes: counts.hole,
    uncommitted: counts.uncommitted,
    marksBack: counts.markBack,
    stale: counts.stale,
    notWhole: runs.filter(({ wholeMs }) => wholeMs === undefined).length,
    wholeSeconds: { p50: inSeconds(whole[Math.floor(whole.length / 2)]), max: inSeconds(whole.at(-1)) },
    faults: Object.fromEntries(Object.entries(faults).toSorted(([a], [b]) => a.localeCompare(b))),
    incidents: runs.reduce((sum, run) => sum + incidentsOf(run), 0),
    refusals,
    seconds: Math.round(seconds),
    failures,
  };
};
