import type { Agreement } from '@maru/contract';
import { expect, it } from 'vitest';
import { findBlocking, findNews } from './rules.ts';

const words = { title: 'Text', body: 'Text' };
const agreement = (change: Partial<Agreement> = {}): Agreement => ({
  subject: 'terms',
  required: true,
  text: {
    subject: 'terms',
    version: 2,
    fromAt: '2026-12-01T00:00:00.000Z',
    publishedAt: '2026-11-20T00:00:00.000Z',
    changes: { ko: '', en: '' },
    asksAgain: true,
    text: { ko: words, en: words },
  },
  given: null,
  counts: false,
  owes: 'agree',
  due: true,
  ...change,
});
const nothing = new Set<string>();

it('only what every account needs and what counts now keeps somebody from going on', () => {
  expect(findBlocking([agreement()])).toHaveLength(1);
  expect(findBlocking([agreement({ due: false })])).toEqual([]);
  expect(findBlocking([agreement({ owes: 'hear' })])).toEqual([]);
  expect(findBlocking([agreement({ required: false })])).toEqual([]);
  expect(findBlocking([agreement({ owes: null })])).toEqual([]);
});

it('what is announced, worded anew or asked for again is told beside, until it is put off', () => {
  for (const change of [{ due: false }, { owes: 'hear' as const }, { required: false }]) {
    const one = agreement(change);
    expect(findNews([one], nothing)).toBe(one);
    expect(findNews([one], new Set(['terms 2']))).toBeUndefined();
    expect(findNews([one], new Set(['terms 1']))).toBe(one);
  }
  expect(findNews([agreement(), agreement({ owes: null })], nothing)).toBeUndefined();
});
