import type { Device, DeviceId, Entry } from '@maru/contract';
import { expect, test } from 'vitest';
import { momentsIn } from '../../platform/i18n/index.ts';
import { applyEntry } from './apply-entries.ts';
import { firstDevices, type DevicesState } from './state.ts';
import { wordPlace, wordUse } from './word-device.ts';

const device = (id: string, name = id): Device => ({
  id: id as DeviceId,
  name,
  kind: 'phone',
  createdAt: '2026-01-01T00:00:00.000Z',
  lastUsedAt: '2026-01-01T00:00:00.000Z',
  place: null,
  approvedHow: null,
});

const entry = (kind: string, body: unknown): Entry =>
  ({ log: 'account:a', seq: 1, kind, author: 'a', key: 'k', at: '', body }) as unknown as Entry;

const loaded: DevicesState = {
  devices: [device('one'), device('two')],
  current: 'one' as DeviceId,
  idleDays: 90,
};

test('the list follows what becomes of devices, any number of times', () => {
  const entries = [
    entry('device.entered', { device: device('three') }),
    entry('device.named', { deviceId: 'two', name: 'The old tablet' }),
    entry('device.ended', { deviceId: 'one', name: '', why: 'left' }),
    entry('profile.changed', {}),
  ];
  const after = [...entries, ...entries].reduce(applyEntry, loaded);
  expect(after.devices?.map(({ name }) => name)).toEqual(['three', 'The old tablet']);
});

test('a list that nobody has asked for stays empty', () => {
  const after = applyEntry(firstDevices, entry('device.entered', { device: device('three') }));
  expect(after).toBe(firstDevices);
});

test('places are worded in the language of the reader', () => {
  const t = (key: string) => key;
  expect(wordPlace('KR', { t, language: 'ko' })).toBe('대한민국');
  expect(wordPlace('KR', { t, language: 'en' })).toBe('South Korea');
  expect(wordPlace('home', { t, language: 'ko' })).toBe('devices.home');
  expect(wordPlace(null, { t, language: 'ko' })).toBe('');
});

test('a device that was used a moment ago is in use', () => {
  const t = (key: string, values?: Record<string, unknown>) =>
    [key, values?.['ago']].filter(Boolean).join(' ');
  const moments = momentsIn('en');
  const now = new Date('2026-01-01T12:00:00.000Z');
  expect(wordUse('2026-01-01T11:50:00.000Z', { t, moments, now })).toBe('devices.now');
  expect(wordUse('2025-12-29T12:00:00.000Z', { t, moments, now })).toBe('devices.used 3 days ago');
});
