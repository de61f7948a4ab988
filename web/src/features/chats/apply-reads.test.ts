import { expect, it } from 'vitest';
import { applyReads, unreadBy, unreadForMe } from './apply-reads.ts';

const reads = {
  version: 1,
  marks: [
    [3, 2],
    [5, 1],
  ] as [number, number][],
};

it('moves marks from place to place', () => {
  expect(applyReads(reads, { version: 2, moves: [[3, 5, 1]] })).toEqual({
    version: 2,
    marks: [
      [3, 1],
      [5, 2],
    ],
  });
  expect(
    applyReads(reads, {
      version: 2,
      moves: [
        [null, 5, 1],
        [3, null, 2],
      ],
    }),
  ).toEqual({
    version: 2,
    marks: [[5, 2]],
  });
});

it('a double is dropped, a missed or impossible move is noticed', () => {
  expect(applyReads(reads, { version: 1, moves: [[3, 5, 1]] })).toBe(reads);
  expect(applyReads(reads, { version: 3, moves: [] })).toBe('gap');
  expect(applyReads(reads, { version: 2, moves: [[4, 5, 1]] })).toBe('gap');
});

it('the number beside a bubble counts those who have not read it, never its author', () => {
  expect(unreadBy(reads, 5)).toBe(2);
  expect(unreadBy(reads, 3)).toBe(0);
  // Nobody has reached 6: the author's own mark is still on its way.
  expect(unreadBy(reads, 6)).toBe(2);
  expect(
    unreadBy(
      {
        version: 2,
        marks: [
          [3, 2],
          [6, 1],
        ],
      },
      6,
    ),
  ).toBe(2);
  expect(unreadBy({ version: 0, marks: [] }, 6)).toBe(0);
});

it('what I have read of an undecided stranger shows me no number, though nobody is told', () => {
  const mine = { version: 1, marks: [[0, 1]] as [number, number][] };
  const seen = { version: 1, marks: [...mine.marks, [3, 1]] as [number, number][] };
  expect(unreadForMe(seen, 2, { stranger: true, readSeq: 3 })).toBe(0);
  expect(unreadForMe(seen, 2, { stranger: true, readSeq: 1 })).toBe(1);
  expect(unreadForMe(seen, 2, { stranger: false, readSeq: 3 })).toBe(1);
});
