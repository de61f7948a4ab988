import { expect, it } from 'vitest';
import { slopeOf } from './memory.ts';

it('sees memory that grows, and none that only goes up and down', () => {
  const minutes = Array.from({ length: 60 }, (_, at) => at);
  expect(slopeOf(minutes.map((x) => [x, 200 + 3 * x]))).toBeCloseTo(3);
  expect(Math.abs(slopeOf(minutes.map((x) => [x, 200 + (x % 2) * 40])))).toBeLessThan(0.1);
});
