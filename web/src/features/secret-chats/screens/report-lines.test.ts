import { describe, expect, it } from 'vitest';
import type { SentLine } from '../../messages/index.ts';
import { contextOf } from './report-lines.ts';

const lines = Array.from({ length: 20 }, (_, at) => ({ seq: at * 2 + 1 }) as SentLine);
const seqs = (some: readonly SentLine[]) => some.map(({ seq }) => seq);

describe('what is offered around reported messages', () => {
  it('is at most five before and five after, and not what is reported itself', () => {
    expect(seqs(contextOf(lines, new Set([21])))).toEqual([11, 13, 15, 17, 19, 23, 25, 27, 29, 31]);
  });

  it('ends where the conversation ends', () => {
    expect(seqs(contextOf(lines, new Set([1])))).toEqual([3, 5, 7, 9, 11]);
  });

  it('is nothing while nothing is chosen', () => {
    expect(contextOf(lines, new Set())).toEqual([]);
  });
});
