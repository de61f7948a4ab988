import { expect, it } from 'vitest';
import { drawPlan, drawSeeds } from './schedule.ts';

const faults = ['a', 'b', 'c'].map((name) => ({ name, lasts: [100, 2_000] as const }));

it('draws the same plan from the same seed, and others from others', () => {
  const plan = drawPlan(7, { faults, trafficMs: 6_000 });
  expect(drawPlan(7, { faults, trafficMs: 6_000 })).toEqual(plan);
  expect(drawPlan(8, { faults, trafficMs: 6_000 })).not.toEqual(plan);
  expect(drawSeeds(1, 5)).toEqual(drawSeeds(1, 10).slice(0, 5));
});

it('breaks things while people talk, for as long as the fault may last', () => {
  for (const seed of drawSeeds(3, 200)) {
    const { steps } = drawPlan(seed, { faults, trafficMs: 6_000 });
    expect(steps.length).toBeGreaterThan(1);
    for (const { atMs, lastsMs } of steps) {
      expect(atMs).toBeGreaterThanOrEqual(400);
      expect(atMs).toBeLessThan(6_000);
      expect(lastsMs).toBeGreaterThanOrEqual(100);
      expect(lastsMs).toBeLessThanOrEqual(2_000);
    }
  }
});
