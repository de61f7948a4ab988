import { expect, test } from 'vitest';
import { Line } from './line.ts';
import { Traffic } from './traffic.ts';

test('what goes out to somebody as pictures is counted without the sound beside it', () => {
  const line = new Line(new Traffic(), {});
  expect(line.pictureBitsPerSecond(1_000)).toBe(0);
  for (let packet = 0; packet < 50; packet++) {
    line.send(Buffer.alloc(200));
    if (packet % 10 === 0) line.sendPicture(Buffer.alloc(500));
  }
  expect(line.pictureBitsPerSecond(2_000)).toBe(5 * 500 * 8);
  expect(line.pictureBitsPerSecond(3_000)).toBe(0);
});
