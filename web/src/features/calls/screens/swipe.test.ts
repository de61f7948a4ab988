import { expect, it } from 'vitest';
import { swipeOf } from './swipe.ts';

it('a quick finger turns pages sideways, and no other way', () => {
  expect(swipeOf({ x: -120, y: 10, ms: 200 })).toBe(1);
  expect(swipeOf({ x: 120, y: -10, ms: 200 })).toBe(-1);
  expect(swipeOf({ x: -30, y: 0, ms: 100 })).toBe(0);
  expect(swipeOf({ x: -120, y: 90, ms: 200 })).toBe(0);
  expect(swipeOf({ x: -120, y: 0, ms: 2_000 })).toBe(0);
});
