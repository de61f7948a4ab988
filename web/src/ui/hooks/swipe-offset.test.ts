import { describe, expect, test } from 'vitest';
import { isSideways, swipeOffset, SWIPE_THRESHOLD } from './swipe-offset.ts';

describe('swipeOffset', () => {
  test('follows the finger up to the threshold, then slows and stops', () => {
    expect(swipeOffset(-30, 'left')).toBe(-30);
    expect(swipeOffset(-SWIPE_THRESHOLD - 10, 'left')).toBe(-SWIPE_THRESHOLD - 3);
    expect(swipeOffset(9000, 'right')).toBe(84);
  });

  test('never goes the wrong way', () => {
    expect(swipeOffset(40, 'left')).toBe(0);
    expect(swipeOffset(-40, 'right')).toBe(0);
  });
});

test('a scroll is not a swipe', () => {
  expect(isSideways(20, 30)).toBe(false);
  expect(isSideways(-20, 5)).toBe(true);
  expect(isSideways(8, 0)).toBe(false);
});
