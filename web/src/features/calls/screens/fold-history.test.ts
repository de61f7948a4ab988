import { expect, it } from 'vitest';
import type { CallHistoryItem } from '../call-view.ts';
import { foldHistory } from './fold-history.ts';

const call = (callId: string, change: Partial<CallHistoryItem> = {}) =>
  ({
    callId,
    chatId: 'c1',
    kind: 'voice',
    direction: 'in',
    missed: true,
    seconds: 0,
    at: '2026-11-21T09:00:00.000Z',
    ...change,
  }) as CallHistoryItem;

it('puts tries one after the other into one row, and nothing else', () => {
  const rows = foldHistory([
    call('1'),
    call('2'),
    call('3', { kind: 'video' }),
    call('4', { missed: false, seconds: 30 }),
    call('5', { missed: false, seconds: 30 }),
    call('6', { at: '2026-11-18T09:00:00.000Z' }),
    call('7', { at: '2026-11-18T08:00:00.000Z', chatId: 'c2' as CallHistoryItem['chatId'] }),
  ]);
  expect(rows.map(({ callIds }) => callIds.join())).toEqual(['1,2', '3', '4', '5', '6', '7']);
  expect(rows[0]?.count).toBe(2);
});
