import { expect, it } from 'vitest';
import { arrangeTiles, pagesOf, tilesOnPage } from './arrange-tiles.ts';

const phone = { width: 374, height: 640, gap: 8 };
const desktop = { width: 1_264, height: 640, gap: 8 };

const shapes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16].flatMap((count) => [
  { count, area: phone },
  { count, area: desktop },
]);

it.each(shapes)('keeps $count tiles inside and apart', ({ count, area }) => {
  const places = arrangeTiles(count, area);
  expect(places).toHaveLength(count);
  for (const one of places) {
    expect(one.left).toBeGreaterThanOrEqual(-0.01);
    expect(one.top).toBeGreaterThanOrEqual(-0.01);
    expect(one.left + one.width).toBeLessThanOrEqual(area.width + 0.01);
    expect(one.top + one.height).toBeLessThanOrEqual(area.height + 0.01);
    for (const other of places) {
      const isApart =
        one === other ||
        one.left + one.width <= other.left + 0.01 ||
        other.left + other.width <= one.left + 0.01 ||
        one.top + one.height <= other.top + 0.01 ||
        other.top + other.height <= one.top + 0.01;
      expect(isApart).toBe(true);
    }
  }
});

it('puts four on a phone two by two over the whole of it', () => {
  const [first, second, third] = arrangeTiles(4, phone);
  expect(first).toEqual({ left: 0, top: 0, width: 183, height: 316 });
  expect(second?.left).toBe(191);
  expect(third?.top).toBe(324);
});

it('puts two beside each other on a wide screen and over each other on a phone', () => {
  expect(arrangeTiles(2, desktop).map(({ top }) => top)).toEqual([0, 0]);
  expect(arrangeTiles(2, phone).map(({ left }) => left)).toEqual([0, 0]);
});

it('shows no more on a page than can be told apart, and no page that is nearly empty', () => {
  expect(tilesOnPage(phone, true)).toBe(12);
  expect(tilesOnPage(desktop, true)).toBe(16);
  expect(tilesOnPage(desktop, false)).toBe(30);
  expect(pagesOf([], 8)).toEqual([[]]);
  expect(pagesOf([1, 2, 3, 4, 5, 6, 7, 8, 9], 8)).toEqual([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9],
  ]);
});
