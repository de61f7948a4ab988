import type { AccountId, FileRef } from '@maru/contract';
import { expect, it } from 'vitest';
import { nextUnheard, type HeardLine } from './next-unheard.ts';

const [me, other] = ['me', 'other'] as AccountId[] as [AccountId, AccountId];
const voice = (seq: number, rest: Partial<HeardLine> = {}): HeardLine => ({
  seq,
  author: other,
  body: { content: { type: 'voice', file: { id: `f${seq}` } as unknown as FileRef } },
  ...rest,
});
const nobodyHeard = { me, isHeard: () => false };

it('is the nearest later voice of somebody else that was not heard', () => {
  const lines = [voice(9), voice(3), voice(5, { author: me }), voice(7), { ...voice(6), body: {} }];
  expect(nextUnheard(lines, 3, nobodyHeard)?.seq).toBe(7);
  expect(nextUnheard(lines, 3, { me, isHeard: (id) => id === 'f7' })?.seq).toBe(9);
  expect(nextUnheard(lines, 9, nobodyHeard)).toBeUndefined();
});

it('is never one that was deleted or has gone', () => {
  const gone = voice(4, { body: { ...voice(4).body, deleted: true } });
  const vanished = voice(5, { body: { ...voice(5).body, vanished: true } });
  expect(nextUnheard([gone, vanished], 1, nobodyHeard)).toBeUndefined();
});
