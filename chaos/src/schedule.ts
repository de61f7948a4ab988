import { makeChance } from './chance.ts';

/** A fault that is to be: when, how long, and the seed of what it draws itself. */
export interface Step {
  fault: string;
  atMs: number;
  lastsMs: number;
  seed: number;
}

/** All that a seed says about a run. */
export interface Plan {
  seed: number;
  trafficMs: number;
  /** Things that each device does in a second. */
  pace: number;
  steps: Step[];
  /** Seed of what clients draw. */
  people: number;
}

/** What may be drawn from. */
export interface Choices {
  faults: readonly { name: string; lasts: readonly [number, number] }[];
  trafficMs: number;
}

/** What is quiet before the first fault: everybody has come in. */
const beforeMs = 400;

/** Draws the plan of a run: the same for the same seed and the same choices. */
export const drawPlan = (seed: number, { faults, trafficMs }: Choices): Plan => {
  const chance = makeChance(seed);
  const count = faults.length === 0 ? 0 : 2 + chance.below(4);
  const steps = Array.from({ length: count }, (): Step => {
    const { name, lasts } = chance.of(faults);
    const atMs = Math.round(chance.between(beforeMs, trafficMs * 0.8));
    // Short ones more often than long ones.
    const share = chance.next() ** 2;
    const lastsMs = Math.round(lasts[0] + share * (lasts[1] - lasts[0]));
    return { fault: name, atMs, lastsMs, seed: chance.below(2 ** 32) };
  });
  return {
    seed,
    trafficMs,
    pace: Math.round(chance.between(2, 8) * 10) / 10,
    steps: steps.toSorted((a, b) => a.atMs - b.atMs),
    people: chance.below(2 ** 32),
  };
};

/** The seeds of so many runs, out of one. */
export const drawSeeds = (seed: number, count: number): number[] => {
  const chance = makeChance(seed);
  return Array.from({ length: count }, () => chance.below(2 ** 31));
};
