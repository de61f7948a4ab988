import type { BreachKind } from './checker/index.ts';
import { meddlings, startMeddler } from './meddle.ts';
import { playRun, type World } from './play-run.ts';
import { drawPlan } from './schedule.ts';

/** What came of it: each breach that was made, and how often the checker told of it. */
export interface SelfTest {
  /** With nothing broken, told of at all. */
  falseAlarms: number;
  told: Record<string, number>;
  /** Breaches that were made and not told of. */
  missed: BreachKind[];
}

const noFaults = { faults: [], trafficMs: 1_500 };

/**
 * Lets something stand before a host that is well, which breaks one promise on its way to every client. A checker that does
 * not tell of it is worth nothing; nor is one that tells of what was not broken.
 */
export const testChecker = async ({ host, town }: Pick<World, 'host' | 'town'>): Promise<SelfTest> => {
  const plan = (seed: number) => ({ ...drawPlan(seed, noFaults), pace: 8, steps: [] });
  const count = async (url: string, seed: number) => {
    const run = await playRun({ host, town, url, isShared: true, patienceMs: 500 }, plan(seed));
    return run.verdict.counts;
  };
  const { falseAlarms, told } = { falseAlarms: count(host.url, 0), told: new Map<BreachKind, number>() };
  await Promise.all(
    meddlings.map(async (kind, at) => {
      const meddler = await startMeddler(host.url, kind);
      told.set(kind, (await count(meddler.url, at + 1))[kind]);
      meddler.close();
    }),
  );
  return {
    falseAlarms: Object.values(await falseAlarms).reduce((sum, one) => sum + one, 0),
    told: Object.fromEntries(told),
    missed: meddlings.filter((kind) => !told.get(kind)),
  };
};
