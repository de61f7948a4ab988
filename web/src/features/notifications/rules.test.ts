import { firstNotificationSettings, type Chat, type Entry } from '@maru/contract';
import { describe, expect, it } from 'vitest';
import {
  deviceStateOf,
  isToasted,
  mayOffer,
  shownOf,
  tomorrowMorning,
  withKeyword,
  type Abilities,
} from './rules.ts';

const able: Abilities = {
  hasPush: true,
  isAppleHome: false,
  permission: 'granted',
  isSubscribed: true,
  hostSends: true,
};
const now = new Date('2026-11-21T12:00:00Z');

describe('a browser', () => {
  it('stands to push as it can and may', () => {
    expect(deviceStateOf(able)).toBe('on');
    expect(deviceStateOf({ ...able, isSubscribed: false })).toBe('off');
    expect(deviceStateOf({ ...able, permission: 'default' })).toBe('off');
    expect(deviceStateOf({ ...able, permission: 'denied' })).toBe('denied');
    expect(deviceStateOf({ ...able, hostSends: false })).toBe('hostOff');
    expect(deviceStateOf({ ...able, hasPush: false })).toBe('impossible');
    expect(deviceStateOf({ ...able, hasPush: false, isAppleHome: true })).toBe('homeFirst');
  });

  it('is offered push until somebody has decided, and not again for a month once it was put away', () => {
    const days = (count: number) => now.getTime() - count * 86_400_000;
    expect(mayOffer('off', {}, now.getTime())).toBe(true);
    expect(mayOffer('homeFirst', {}, now.getTime())).toBe(true);
    expect(mayOffer('denied', {}, now.getTime())).toBe(false);
    expect(mayOffer('on', {}, now.getTime())).toBe(false);
    expect(mayOffer('off', { push: 'off' }, now.getTime())).toBe(false);
    expect(mayOffer('off', { putAway: days(3) }, now.getTime())).toBe(false);
    expect(mayOffer('off', { putAway: days(31) }, now.getTime())).toBe(true);
  });
});

describe('a message at the edge', () => {
  it('of a secret chat says only that it came', () => {
    const place = { type: 'place', latitude: 37, longitude: 127, name: '성산' } as never;
    expect(shownOf({ secret: false }, { text: 'At seven' })).toEqual({ text: 'At seven' });
    const shown = shownOf({ secret: true }, { text: 'At seven', content: place });
    expect(shown).toEqual({ text: '', hint: { type: 'secret' } });
  });

  const settings = { mutedUntil: null, quiet: false, notify: 'default' };
  const chat = { id: 'c1', kind: 'group', readSeq: 5, settings } as Chat;
  const entry = (change: object = {}, body: object = {}) =>
    ({ seq: 6, author: 'you', at: now.toISOString(), body: { text: '안녕', ...body }, ...change }) as Entry;
  const around = { chat, me: 'me', settings: firstNotificationSettings, isOpen: false };
  const shows = (one: Entry, change: object = {}) => isToasted(one as never, { ...around, ...change }, now);

  it('is of somebody else, new, and of a chat that is not open', () => {
    expect(shows(entry())).toBe(true);
    expect(shows(entry(), { isOpen: true })).toBe(false);
    expect(shows(entry({ author: 'me' }))).toBe(false);
    expect(shows(entry({ seq: 5 }))).toBe(false);
    expect(shows(entry({ at: '2026-11-21T11:59:00.000Z' }))).toBe(false);
    expect(shows(entry({}, { deleted: true }))).toBe(false);
  });

  it('keeps to what its reader has decided', () => {
    const muted = { chat: { ...chat, settings: { ...settings, mutedUntil: '9999-12-31T00:00:00.000Z' } } };
    expect(shows(entry(), muted)).toBe(false);
    const mentions = [{ accountId: 'me', at: 0, length: 2 }];
    expect(shows(entry({}, { mentions }), muted)).toBe(true);
    expect(shows(entry({}, { replyTo: { author: 'me' } }), muted)).toBe(true);
    expect(shows(entry(), { settings: { ...firstNotificationSettings, toasts: false } })).toBe(false);
  });
});

it('a keyword is added once, however it is written', () => {
  expect(withKeyword(['회식'], ' 등산 ')).toEqual(['회식', '등산']);
  expect(withKeyword(['Maru'], 'maru')).toEqual(['Maru']);
  expect(withKeyword(['Maru'], '  ')).toEqual(['Maru']);
});

it('tomorrow begins at eight, at the end of a month too', () => {
  const morning = tomorrowMorning(new Date(2026, 10, 30, 23, 59));
  expect([morning.getMonth(), morning.getDate(), morning.getHours()]).toEqual([11, 1, 8]);
});
