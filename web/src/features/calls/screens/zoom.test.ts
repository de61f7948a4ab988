import { expect, it } from 'vitest';
import { panBy, whole, zoomAt } from './zoom.ts';

const frame = { width: 400, height: 200 };

it('keeps the point under the finger where it is', () => {
  const zoom = zoomAt(whole, { by: 2, x: 100, y: -50 }, frame);
  expect(zoom).toEqual({ scale: 2, x: -100, y: 50 });
  // What lay 100 px from the middle lies there still: 100 * 2 - 100.
  expect(100 * zoom.scale + zoom.x).toBe(100);
});

it('never shows what lies beyond the picture, and comes back to the whole', () => {
  const zoom = zoomAt(whole, { by: 2, x: 0, y: 0 }, frame);
  expect(panBy(zoom, { x: 900, y: -900 }, frame)).toEqual({ scale: 2, x: 200, y: -100 });
  expect(zoomAt(zoom, { by: 0.1, x: 30, y: 10 }, frame)).toEqual({ scale: 1, x: 0, y: 0 });
  expect(zoomAt(zoom, { by: 90, x: 0, y: 0 }, frame).scale).toBe(6);
});
