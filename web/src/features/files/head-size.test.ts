import { expect, test } from 'vitest';
import { headSize } from './head-size.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((one) =>
      typeof one === 'string' ? Array.from(one, (letter) => letter.charCodeAt(0)) : one,
    ),
  );

const frame = [0xff, 0xc0, 0, 11, 8, 0x0b, 0xd0, 0x0f, 0xc0, 1, 1];
const turnedBy = (orientation: number): number[] => {
  const list = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const body = [...bytes('Exif', [0, 0], 'MM', [0, 42, 0, 0, 0, 8], list)];
  return [0xff, 0xe1, 0, body.length + 2, ...body];
};

test('a JPEG says its size, and camera data whether it lies on its side', () => {
  expect(headSize(bytes([0xff, 0xd8], frame))).toEqual({ width: 4_032, height: 3_024 });
  expect(headSize(bytes([0xff, 0xd8], turnedBy(6), frame))).toEqual({ width: 3_024, height: 4_032 });
  expect(headSize(bytes([0xff, 0xd8], turnedBy(3), frame))).toEqual({ width: 4_032, height: 3_024 });
});

test('a PNG says its size', () => {
  const png = bytes([0x89], 'PNG', [13, 10, 26, 10, 0, 0, 0, 13], 'IHDR', [0, 0, 1, 0, 0, 0, 0, 200]);
  expect(headSize(png)).toEqual({ width: 256, height: 200 });
});

test('what is cut off, empty or something else says nothing', () => {
  expect(headSize(bytes([]))).toBeUndefined();
  expect(headSize(bytes([0xff, 0xd8], turnedBy(6).slice(0, 9)))).toBeUndefined();
  expect(headSize(bytes([0xff, 0xd8], [0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1]))).toBeUndefined();
  expect(headSize(bytes('<html>'))).toBeUndefined();
});
