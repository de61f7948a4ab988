import { expect, it } from 'vitest';
import { sayLength, wordClock, wordOutcome } from './word-call.ts';

const t = (key: string, values?: Record<string, unknown>): string =>
  values ? `${key}(${Object.values(values).join()})` : key;

it('writes how long a call goes on', () => {
  expect([0, 7, 252, 3_725].map(wordClock)).toEqual(['00:00', '00:07', '04:12', '1:02:05']);
  expect(sayLength(3_725, t)).toBe('calls.hours(1) calls.minutes(2) calls.seconds(5)');
  expect(sayLength(0, t)).toBe('calls.seconds(0)');
});

it('says what became of a call from where one stands', () => {
  const call = { kind: 'voice', isMine: true, isGroup: false, seconds: 0, isMissed: false } as const;
  const word = (change: object) => wordOutcome({ ...call, why: 'ended', ...change }, t);
  expect(word({ seconds: 12 })).toBe('calls.was.voice');
  expect(word({ why: 'noAnswer' })).toBe('calls.was.noAnswer');
  expect(word({ why: 'noAnswer', isMine: false })).toBe('calls.missed.voice');
  expect(word({ why: 'cancelled', isMine: false, isMissed: true })).toBe('calls.missed.voice');
  expect(word({ why: 'declined' })).toBe('calls.was.declinedMine');
  expect(word({ why: 'declined', isMine: false })).toBe('calls.was.declined');
  expect(word({ why: 'busy' })).toBe('calls.was.busy');
  expect(word({ why: undefined })).toBe('calls.live.voice');
  expect(word({ isGroup: true, kind: 'video', isMissed: true })).toBe('calls.was.group.video');
});
