import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStep, playWorld } from '../testing/play-world.ts';

const isDeep = process.env.MARU_DEEP === '1';

test(
  'whatever happens in whatever order, everybody in a room has all of it once, and nobody else any of it',
  { timeout: 3_600_000 },
  async () => {
    const { runs, steps } = isDeep ? { runs: 100, steps: 90 } : { runs: 6, steps: 30 };
    const sums = { worlds: 0, steps: 0, crashes: 0, delivered: 0, attempts: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: isDeep ? 8 : 5 }),
        fc.array(anyStep, { minLength: steps, maxLength: steps }),
        async (people, taken) => {
          const world = await playWorld({ people, steps: taken });
          expect(await world.finish()).toEqual([]);
          sums.worlds += 1;
          for (const [name, count] of Object.entries(world.counts)) sums[name as keyof typeof sums] += count;
        },
      ),
      { numRuns: runs, ...(isDeep ? {} : { seed: 6 }), endOnFailure: true },
    );
    console.log(`measured: ${JSON.stringify(sums)}`);
  },
);
