import { expect, test } from 'vitest';
import { wordTimes } from './days.ts';

const at = (hours: number, minutes: number) => new Date(2026, 11, 5, hours, minutes);

test('two times of one half of the day say it once, where the language puts it', () => {
  expect(wordTimes(at(7, 30), at(9, 0), 'ko')).toBe('오전 7:30 – 9시');
  expect(wordTimes(at(7, 30), at(9, 0), 'en')).toBe('7:30 – 9:00 AM');
});

test('two times of different halves say both', () => {
  expect(wordTimes(at(11, 0), at(13, 15), 'ko')).toBe('오전 11시 – 오후 1:15');
  expect(wordTimes(at(11, 0), at(13, 15), 'en')).toBe('11:00 AM – 1:15 PM');
});
