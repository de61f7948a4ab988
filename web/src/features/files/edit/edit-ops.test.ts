import { expect, it } from 'vitest';
import { isWorthCropping, pixelsOf, pointAt, sizeAfter, squareSide } from './edit-ops.ts';

const size = { width: 4_000, height: 3_000 };

it('a turn changes the sides, a crop keeps its part, a line changes nothing', () => {
  expect(sizeAfter(size, { kind: 'turn' })).toEqual({ width: 3_000, height: 4_000 });
  const part = { x: 25, y: 50, width: 50, height: 25 };
  expect(sizeAfter(size, { kind: 'crop', part })).toEqual({ width: 2_000, height: 750 });
  expect(sizeAfter(size, { kind: 'hide', width: 9, points: [] })).toEqual(size);
});

it('a part stays within the photo', () => {
  const { left, top, width, height } = pixelsOf({ x: 90, y: -5, width: 40, height: 300 }, size);
  expect([left, top]).toEqual([3_600, 0]);
  expect(left + width).toBeLessThanOrEqual(4_000);
  expect(top + height).toBeLessThanOrEqual(3_000);
  expect(pixelsOf({ x: 100, y: 100, width: 0, height: 0 }, size)).toMatchObject({ width: 1, height: 1 });
});

it('a pointer finds its pixel, however small the photo is shown', () => {
  const box = { left: 10, top: 20, width: 400, height: 300 };
  expect(pointAt({ x: 210, y: 170 }, box, size)).toEqual({ x: 2_000, y: 1_500 });
});

it('what hides a face is coarse in large photos and in small ones', () => {
  expect(squareSide(size)).toBeGreaterThan(80);
  expect(squareSide({ width: 100, height: 80 })).toBe(8);
});

it('a slip of the finger and the whole photo are no crop', () => {
  expect(isWorthCropping(undefined)).toBe(false);
  expect(isWorthCropping({ x: 0, y: 0, width: 100, height: 100 })).toBe(false);
  expect(isWorthCropping({ x: 5, y: 5, width: 1, height: 40 })).toBe(false);
  expect(isWorthCropping({ x: 5, y: 5, width: 60, height: 90 })).toBe(true);
});
