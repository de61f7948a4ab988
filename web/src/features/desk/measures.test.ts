import { expect, it } from 'vitest';
import { partsOfTime, readBytes, shareOf, typeBytes, wordSize } from './measures.ts';

it('says sizes in at most three figures', () => {
  expect([0, 999, 1_500, 123_456_789, 2_000_000_000, 5e12].map(wordSize)).toEqual([
    '0 B',
    '999 B',
    '1.5 KB',
    '123 MB',
    '2 GB',
    '5 TB',
  ]);
});

it('reads back what it types, and nothing that is no number within bounds', () => {
  const bounds = { min: 1_000, max: 5_000_000_000 };
  expect(readBytes(typeBytes(2_500_000, 1e6), 1e6, bounds)).toBe(2_500_000);
  expect(readBytes('1,5', 1e6, bounds)).toBe(1_500_000);
  for (const typed of ['', ' ', 'many', '-1', '0', '9999999'])
    expect(readBytes(typed, 1e6, bounds)).toBeUndefined();
});

it('parts a time, and shows something of whatever is there', () => {
  expect(partsOfTime(90_061_000)).toEqual({ days: 1, hours: 1, minutes: 1 });
  expect(partsOfTime(-5)).toEqual({ days: 0, hours: 0, minutes: 0 });
  expect([shareOf(0, 10), shareOf(1, 10_000), shareOf(5, 10), shareOf(1, 0)]).toEqual([0, 1, 50, 0]);
});
