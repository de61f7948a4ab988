import { expect, it } from 'vitest';
import { tilesAround } from './tiles-around.ts';

it('covers the picture, with the place in its middle', () => {
  const tiles = tilesAround({ latitude: 37.5665, longitude: 126.978 }, { width: 236, height: 118, zoom: 14 });
  expect(tiles).toContainEqual(expect.objectContaining({ x: 13970, y: 6344, z: 14 }));
  for (const { left, top } of tiles) {
    expect(left).toBeGreaterThan(-256);
    expect(left).toBeLessThan(236);
    expect(top).toBeGreaterThan(-256);
    expect(top).toBeLessThan(118);
  }
});

it('goes round the earth, and ends at the poles', () => {
  const xs = tilesAround({ latitude: 0, longitude: 179.999 }, { width: 300, height: 10, zoom: 3 }).map(
    ({ x }) => x,
  );
  expect(new Set(xs)).toEqual(new Set([7, 0]));
  const ys = tilesAround({ latitude: 89, longitude: 0 }, { width: 10, height: 600, zoom: 3 }).map(
    ({ y }) => y,
  );
  expect(Math.min(...ys)).toBe(0);
});
