import { expect, it } from 'vitest';
import { heicSize } from './heic-size.ts';

const number = (value: number): number[] =>
  [value >>> 24, value >>> 16, value >>> 8, value].map((one) => one & 255);
const text = (words: string): number[] => [...words].map((letter) => letter.codePointAt(0) ?? 0);
const ispe = (width: number, height: number) => [
  ...number(20),
  ...text('ispe'),
  ...number(0),
  ...number(width),
  ...number(height),
];
const heic = (...boxes: number[][]) =>
  Uint8Array.from([
    ...number(16),
    ...text('ftypheic'),
    ...number(0),
    ...boxes.flat(),
    ...number(0),
    ...number(0),
  ]);

it('the largest picture in a HEIC is the photo, not its tiles or its thumbnail', () => {
  expect(heicSize(heic(ispe(512, 512), ispe(4_032, 3_024), ispe(320, 240)))).toEqual({
    width: 4_032,
    height: 3_024,
  });
});

it('a photo that is turned is told as it is shown', () => {
  const turn = (quarter: number) => [...number(9), ...text('irot'), quarter];
  expect(heicSize(heic(ispe(4_032, 3_024), turn(3)))).toEqual({ width: 3_024, height: 4_032 });
  expect(heicSize(heic(ispe(4_032, 3_024), turn(2)))).toEqual({ width: 4_032, height: 3_024 });
});

it('anything else tells nothing', () => {
  expect(heicSize(Uint8Array.from(text('not a picture at all, but long enough')))).toBeUndefined();
  expect(heicSize(heic())).toBeUndefined();
  expect(heicSize(new Uint8Array())).toBeUndefined();
});
