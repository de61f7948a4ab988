import { expect, it } from 'vitest';
import { fitPeaks, levelOf, waveformOf } from './peaks.ts';
import { wordLength } from './word-length.ts';

it('a waveform has 64 peaks from 0 to 31, however long the recording', () => {
  for (const count of [0, 1, 10, 64, 1_000, 36_000]) {
    const peaks = waveformOf(Array.from({ length: count }, (_, place) => (place % 10) / 100));
    expect(peaks).toHaveLength(64);
    expect(peaks.every((one) => Number.isInteger(one) && one >= 0 && one <= 31)).toBe(true);
  }
});

it('the loudest moment is the highest, silence is flat, and the noise of a room stays low', () => {
  const levels = Array<number>(640).fill(0).fill(0.3, 300, 310);
  const peaks = waveformOf(levels);
  expect(Math.max(...peaks)).toBe(31);
  expect(peaks.filter((one) => one > 0)).toHaveLength(1);
  expect(waveformOf(Array<number>(200).fill(0)).every((one) => one === 0)).toBe(true);
  expect(Math.max(...waveformOf(Array<number>(200).fill(0.001)))).toBeLessThan(10);
});

it('fewer peaks are stretched, more keep the loudest of each stretch', () => {
  expect(fitPeaks([1, 2], 4)).toEqual([1, 1, 2, 2]);
  expect(fitPeaks([1, 5, 2, 3], 2)).toEqual([5, 3]);
  expect(fitPeaks([], 3)).toEqual([0, 0, 0]);
});

it('a level is between silence and full', () => {
  expect(levelOf(new Float32Array(8))).toBe(0);
  expect(levelOf(new Float32Array(8).fill(-1))).toBe(1);
  expect(levelOf(new Float32Array())).toBe(0);
});

it('a length is said as on a clock', () => {
  expect(wordLength(0)).toBe('0:00');
  expect(wordLength(7_900)).toBe('0:07');
  expect(wordLength(750_000)).toBe('12:30');
  expect(wordLength(3_725_000)).toBe('1:02:05');
});
