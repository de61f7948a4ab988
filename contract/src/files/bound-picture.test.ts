import { expect, test } from 'vitest';
import { boundSide, pictureBounds } from './bound-picture.ts';

test('a photo is brought to its bounds, and a small one is left as it is', () => {
  expect(boundSide({ width: 4_032, height: 3_024 }, pictureBounds.screen)).toBe(2_048);
  expect(boundSide({ width: 800, height: 600 }, pictureBounds.screen)).toBe(800);
});

test('what is very tall or wide stays readable, whichever way it lies, up to what a browser draws', () => {
  expect(boundSide({ width: 1_080, height: 6_900 }, pictureBounds.screen)).toBe(6_900);
  expect(boundSide({ width: 6_900, height: 2_160 }, pictureBounds.screen)).toBe(3_450);
  expect(boundSide({ width: 1_080, height: 60_000 }, pictureBounds.screen)).toBe(12_000);
  expect(boundSide({ width: 1_080, height: 6_900 }, pictureBounds.small)).toBe(4_600);
});

test('a picture of no width is no reason to divide by it', () => {
  expect(boundSide({ width: 0, height: 100 }, pictureBounds.list)).toBe(100);
});
