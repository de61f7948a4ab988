import type { AccountId, Me } from '@maru/contract';
import { beforeEach, expect, test } from 'vitest';
import { forgetAllUnsent } from '../../platform/unsent/index.ts';
import { unsentSettings, withUnsent } from './unsent-settings.ts';

const alice = '01900000-0000-7000-8000-000000000001' as AccountId;
const bob = '01900000-0000-7000-8000-000000000002' as AccountId;
const settings = { seesOnline: 'friends', seesReads: 'nobody', language: 'auto', theme: 'light' } as const;
const me = { id: alice, settings } as unknown as Me;

beforeEach(forgetAllUnsent);

test('a choice that is on its way stands over the older value of the host', () => {
  expect(withUnsent(me)).toBe(me);
  unsentSettings.remember(alice, { theme: 'dark' });
  expect(withUnsent(me).settings).toEqual({ ...settings, theme: 'dark' });
});

test('choices of several settings wait together', () => {
  unsentSettings.remember(alice, { theme: 'dark' });
  unsentSettings.remember(alice, { language: 'ko' });
  expect(unsentSettings.of(alice)).toEqual({ theme: 'dark', language: 'ko' });
  unsentSettings.forget(alice, { theme: 'dark' });
  expect(unsentSettings.of(alice)).toEqual({ language: 'ko' });
});

test('an answer to an earlier choice leaves the later one waiting', () => {
  unsentSettings.remember(alice, { theme: 'dark' });
  unsentSettings.remember(alice, { theme: 'auto' });
  unsentSettings.forget(alice, { theme: 'dark' });
  expect(unsentSettings.of(alice)).toEqual({ theme: 'auto' });
});

test('what one person has chosen is nothing to another', () => {
  unsentSettings.remember(alice, { theme: 'dark' });
  expect(unsentSettings.of(bob)).toEqual({});
  expect(withUnsent({ ...me, id: bob }).settings).toEqual(settings);
});
