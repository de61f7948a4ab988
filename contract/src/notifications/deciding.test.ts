import { describe, expect, it } from 'vitest';
import { holdsKeyword, isInQuietHours, whyCallQuiet, whyQuiet } from './deciding.ts';
import { firstNotificationSettings, type NotificationSettings, type QuietHours } from './types.ts';

const now = new Date('2026-11-21T12:00:00Z');
const chat = { kind: 'group', mutedUntil: null, quiet: false, notify: 'default' } as const;
const message = { text: '점심 먹자', callsMe: false };
const first = firstNotificationSettings;

const why = (settings: Partial<NotificationSettings>, of: object = {}, said: object = {}) =>
  whyQuiet({ ...first, ...settings }, { chat: { ...chat, ...of }, message: { ...message, ...said } }, now);

const nights = (change: Partial<QuietHours> = {}): QuietHours => ({
  on: true,
  from: '22:30',
  to: '07:00',
  days: [1, 2, 3, 4, 5],
  zone: 'Asia/Seoul',
  ...change,
});
/** A moment by the clock of Seoul. */
const seoul = (text: string) => new Date(`${text}+09:00`);

describe('quiet hours', () => {
  it('go over midnight, and the morning belongs to the day before', () => {
    // 2026-11-20 is a Friday.
    expect(isInQuietHours(nights(), seoul('2026-11-20T22:29:59'))).toBe(false);
    expect(isInQuietHours(nights(), seoul('2026-11-20T22:30:00'))).toBe(true);
    expect(isInQuietHours(nights(), seoul('2026-11-21T06:59:59'))).toBe(true);
    expect(isInQuietHours(nights(), seoul('2026-11-21T07:00:00'))).toBe(false);
    expect(isInQuietHours(nights(), seoul('2026-11-21T23:00:00'))).toBe(false);
    expect(isInQuietHours(nights(), seoul('2026-11-22T03:00:00'))).toBe(false);
  });

  it('lie within a day, or are a whole one', () => {
    const lunch = nights({ from: '12:00', to: '13:00', days: [0] });
    expect(isInQuietHours(lunch, seoul('2026-11-22T12:30:00'))).toBe(true);
    expect(isInQuietHours(lunch, seoul('2026-11-21T12:30:00'))).toBe(false);
    const sunday = nights({ from: '00:00', to: '00:00', days: [0] });
    expect(isInQuietHours(sunday, seoul('2026-11-22T00:00:00'))).toBe(true);
    expect(isInQuietHours(sunday, seoul('2026-11-22T23:59:00'))).toBe(true);
    expect(isInQuietHours(sunday, seoul('2026-11-23T00:00:00'))).toBe(false);
  });

  it('follow the clock of their place, summer time included', () => {
    const berlin = nights({ from: '22:00', to: '23:00', days: [0, 1, 2, 3, 4, 5, 6], zone: 'Europe/Berlin' });
    expect(isInQuietHours(berlin, new Date('2026-07-01T20:30:00Z'))).toBe(true);
    expect(isInQuietHours(berlin, new Date('2026-12-01T21:30:00Z'))).toBe(true);
    expect(isInQuietHours(berlin, new Date('2026-12-01T20:30:00Z'))).toBe(false);
  });
});

describe('a message is quiet', () => {
  it('for the first reason there is', () => {
    expect(why({})).toBeUndefined();
    expect(why({ quietUntil: '2026-11-21T12:00:01.000Z' })).toBe('paused');
    expect(why({ quietUntil: '2026-11-21T12:00:00.000Z' })).toBeUndefined();
    expect(why({ quietHours: nights({ from: '20:00', to: '22:00', days: [6] }) })).toBe('quiet_hours');
    expect(why({ keywords: ['점심'] }, { quiet: true })).toBe('quiet_box');
    expect(why({}, { mutedUntil: '2026-11-21T13:00:00.000Z' })).toBe('muted');
    expect(why({}, { mutedUntil: '2026-11-21T11:00:00.000Z' })).toBeUndefined();
    expect(why({}, { notify: 'mentions' })).toBe('not_called');
    expect(why({ groups: 'mentions' })).toBe('not_called');
  });

  it('unless it calls its reader, or holds a word they asked for', () => {
    const muted = { mutedUntil: '9999-12-31T00:00:00.000Z' };
    expect(why({}, muted, { callsMe: true })).toBeUndefined();
    expect(why({ mentionsAlways: false }, muted, { callsMe: true })).toBe('muted');
    expect(why({ keywords: ['점심'] }, muted)).toBeUndefined();
    expect(why({ groups: 'mentions' }, {}, { callsMe: true })).toBeUndefined();
    expect(why({ groups: 'mentions' }, { kind: 'direct' })).toBeUndefined();
    expect(why({ groups: 'mentions' }, { notify: 'all' })).toBeUndefined();
  });

  it('knows a word however it is written', () => {
    expect(holdsKeyword('Das ist ÉCLAIR', ['éclair'.normalize('NFD')])).toBe(true);
    expect(holdsKeyword('회식합시다'.normalize('NFD'), ['회식'])).toBe(true);
    expect(holdsKeyword('아무 말', ['회식'])).toBe(false);
  });
});

describe('a call', () => {
  const call = (settings: Partial<NotificationSettings>, of: object = {}) =>
    whyCallQuiet({ ...first, ...settings }, { ...chat, ...of }, now);

  it('rings in groups that ring for mentions alone, and not where nothing is to ring', () => {
    expect(call({ groups: 'mentions' })).toBeUndefined();
    expect(call({ calls: false })).toBe('calls_off');
    expect(call({ quietUntil: '2026-11-21T12:00:01.000Z' })).toBe('paused');
    expect(call({ quietHours: nights({ from: '20:00', to: '22:00', days: [6] }) })).toBe('quiet_hours');
    expect(call({}, { quiet: true })).toBe('quiet_box');
    expect(call({}, { mutedUntil: '9999-12-31T00:00:00.000Z' })).toBe('muted');
    expect(call({}, { mutedUntil: '2026-11-21T11:00:00.000Z' })).toBeUndefined();
  });
});
