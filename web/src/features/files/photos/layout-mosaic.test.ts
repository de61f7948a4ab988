import { describe, expect, it } from 'vitest';
import { layoutMosaic, mostTiles, rowsOf } from './layout-mosaic.ts';

const photos = (count: number) => Array.from({ length: count }, () => ({ width: 4_000, height: 3_000 }));

describe('rows', () => {
  it('are of three or two, never of one', () => {
    expect(rowsOf(1)).toEqual([1]);
    expect(rowsOf(4)).toEqual([2, 2]);
    expect(rowsOf(5)).toEqual([3, 2]);
    expect(rowsOf(6)).toEqual([3, 3]);
    expect(rowsOf(7)).toEqual([3, 2, 2]);
    for (let count = 2; count <= 60; count += 1) {
      const rows = rowsOf(count);
      expect(rows.reduce((sum, one) => sum + one, 0)).toBe(count);
      expect(rows.every((one) => one === 2 || one === 3)).toBe(true);
    }
  });
});

describe('a mosaic', () => {
  it('fills its frame without overlaps, whatever the number of photos', () => {
    for (let count = 2; count <= 60; count += 1) {
      const { tiles, hidden } = layoutMosaic(photos(count), 248);
      expect(tiles).toHaveLength(Math.min(count, mostTiles));
      for (const tile of tiles) {
        expect(tile.left).toBeGreaterThanOrEqual(0);
        expect(tile.left + tile.width).toBeLessThanOrEqual(1.0001);
        expect(tile.top + tile.height).toBeLessThanOrEqual(1.0001);
      }
      const overlaps = tiles.some((one, index) =>
        tiles
          .slice(index + 1)
          .some(
            (other) =>
              one.left < other.left + other.width - 0.001 &&
              other.left < one.left + one.width - 0.001 &&
              one.top < other.top + other.height - 0.001 &&
              other.top < one.top + one.height - 0.001,
          ),
      );
      expect(overlaps).toBe(false);
      expect(hidden === 0 ? count : tiles.length - 1 + hidden).toBe(count);
    }
  });

  it('keeps the shape of one photo alone, within reason', () => {
    expect(layoutMosaic([{ width: 4_000, height: 3_000 }], 300)).toMatchObject({ width: 300, height: 225 });
    const tall = layoutMosaic([{ width: 1_000, height: 9_000 }], 300);
    expect(tall.height).toBeLessThanOrEqual(402);
    expect(tall.width).toBeGreaterThan(200);
    const tiny = layoutMosaic([{ width: 40, height: 40 }], 300);
    expect(tiny).toMatchObject({ width: 120, height: 120 });
    expect(layoutMosaic([{}], 300)).toMatchObject({ width: 300, height: 300 });
  });

  it('is the same before and after a photo has been made smaller', () => {
    const before = layoutMosaic([{ width: 4_032, height: 3_024 }], 304);
    expect(layoutMosaic([{ width: 1_280, height: 960 }], 304)).toEqual(before);
  });
});
