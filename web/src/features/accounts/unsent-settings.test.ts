import type { AccountId, Me } from '@maru/contract';
import { beforeEach, expect, test } from 'vitest';
import {
  forgetAllUnsent,
  forgetUnsent,
  rememberUnsent,
  unsentSettings,
  withUnsent,
} from './unsent-settings.ts';

const alice = '01900000-0000-7000-8000-000000000001' as AccountId;
const bob = '01900000-0000-7000-8000-000000000002' as AccountId;
const settings = { seesOnline: 'friends', seesReads: 'nobody', language: 'auto', theme: 'light' } as const;
const me = { id: alice, settings } as unknown as Me;

beforeEach(forgetAllUnsent);

test('a choice that is on its way stands over the older value of the host', () => {
  expect(withUnsent(me)).toBe(me);
  rememberUnsent(alice, { theme: 'dark' });
  expect(withUnsent(me).settings).toEqual({ ...settings, theme: 'dark' });
});

test('choices of several settings wait together', () => {
  rememberUnsent(alice, { theme: 'dark' });
  rememberUnsent(alice, { language: 'ko' });
  expect(unsentSettings(alice)).toEqual({ theme: 'dark', language: 'ko' });
  forgetUnsent(alice, { theme: 'dark' });
  expect(unsentSettings(alice)).toEqual({ language: 'ko' });
});

test('an answer to an earlier choice leaves the later one waiting', () => {
  rememberUnsent(alice, { theme: 'dark' });
  rememberUnsent(alice, { theme: 'auto' });
  forgetUnsent(alice, { theme: 'dark' });
  expect(unsentSettings(alice)).toEqual({ theme: 'auto' });
});

test('what one person has chosen is nothing to another', () => {
  rememberUnsent(alice, { theme: 'dark' });
  expect(unsentSettings(bob)).toEqual({});
  expect(withUnsent({ ...me, id: bob }).settings).toEqual(settings);
});
