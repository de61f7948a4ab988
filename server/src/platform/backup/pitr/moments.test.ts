import { describe, expect, it } from 'vitest';
import { chooseBase, readTarget } from './choose-basebackup.ts';
import { whyBase } from './jobs.ts';
import type { KnownBase } from './manifest.ts';
import { findGap, parseSegment, segmentAt, segmentName } from './wal-segments.ts';

describe('pieces of the log', () => {
  const segmentBytes = 16_777_216;
  it('are named as PostgreSQL names them', () => {
    expect(segmentName(segmentAt('1/FE000028', { timeline: 3, segmentBytes }), segmentBytes)).toBe(
      '0000000300000001000000FE',
    );
    expect(parseSegment('0000000300000002000000FF', segmentBytes)).toEqual({ timeline: 3, number: 767n });
    expect(parseSegment('00000003.history', segmentBytes)).toBeUndefined();
  });
  it('show their holes, on one line of history', () => {
    const from = { timeline: 1, number: 255n };
    const names = ['0000000100000000000000FF.gz', '000000010000000100000000', '000000020000000100000001'];
    expect(findGap(names, { from, segmentBytes })).toBeUndefined();
    expect(findGap([...names, '000000010000000100000003'], { from, segmentBytes })).toBe(
      '000000010000000100000001',
    );
  });
});

it('a base backup is due where there is none, it is old, the host was brought back, or the log has a hole', () => {
  const manifest = {
    madeAt: '2026-11-20T00:00:00Z',
    timeline: 1,
    startWal: '000000010000000000000002',
    segmentBytes: 16_777_216,
  };
  const base = { name: '', manifest } as KnownBase;
  const at = {
    timeline: 1,
    there: ['000000010000000000000002'],
    everyHours: 24,
    now: new Date('2026-11-20T12:00:00Z'),
  };
  expect(whyBase(undefined, at)).toBe('none');
  expect(whyBase(base, at)).toBeUndefined();
  expect(whyBase(base, { ...at, now: new Date('2026-11-21T00:00:00Z') })).toBe('old');
  expect(whyBase(base, { ...at, timeline: 2 })).toBe('restored');
  expect(whyBase(base, { ...at, there: [...at.there, '000000010000000000000004'] })).toBe('gap');
  expect(chooseBase([base], '', 'latest')).toBe(base);
});

it('a moment is named with its zone', () => {
  expect(readTarget('2026-11-22T05:15:00+09:00')).toEqual(new Date('2026-11-21T20:15:00Z'));
  for (const wrong of ['yesterday', '2026-11-21', '2026-11-21T20:15:00', '2026-13-41T20:15:00Z'])
    expect(() => readTarget(wrong)).toThrow(/with its zone/);
});
