import { firstNotificationSettings, NotificationSettings, type AccountId } from '@maru/contract';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { forgetAllUnsent, keepUnsent } from './index.ts';

const alice = '01900000-0000-7000-8000-000000000001' as AccountId;
const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => void kept.set(name, text),
  removeItem: (name: string) => void kept.delete(name),
});

const open = () =>
  keepUnsent<NotificationSettings>(
    'maru.test',
    (kept) => (NotificationSettings.partial().safeParse(kept).data ?? {}) as Partial<NotificationSettings>,
  );
beforeEach(() => kept.clear());
afterAll(() => vi.unstubAllGlobals());

test('what was chosen is there after a reload, whole', () => {
  const quietHours = { ...firstNotificationSettings.quietHours, on: true };
  open().remember(alice, { quietHours });
  open().remember(alice, { keywords: ['회식'] });
  expect(open().of(alice)).toEqual({ quietHours, keywords: ['회식'] });
});

test('an answer to a choice of several values takes that one away, and no later one', () => {
  const unsent = open();
  unsent.remember(alice, { keywords: ['회식'] });
  unsent.remember(alice, { keywords: ['회식', '등산'] });
  unsent.forget(alice, { keywords: ['회식'] });
  expect(unsent.of(alice)).toEqual({ keywords: ['회식', '등산'] });
  unsent.forget(alice, { keywords: ['회식', '등산'] });
  expect(kept.size).toBe(0);
});

test('what somebody has changed by hand in the storage is not taken, and signing out forgets all', () => {
  kept.set('maru.test', JSON.stringify({ accountId: alice, change: { keywords: 'all of them' } }));
  expect(open().of(alice)).toEqual({});
  open().remember(alice, { toasts: false });
  forgetAllUnsent();
  expect(kept.size).toBe(0);
});
