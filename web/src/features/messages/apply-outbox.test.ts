import { expect, it } from 'vitest';
import type { OutboxRow } from '../../platform/store/index.ts';
import { applyRows, applySent, dropArrived } from './apply-outbox.ts';

const row = (key: string, more: Partial<OutboxRow> = {}): OutboxRow => ({
  order: 1,
  key,
  lane: 'c',
  method: 'messages.send',
  input: { chatId: 'c', key, text: key },
  at: '',
  state: 'pending',
  ...more,
});

it('a message stays to be seen between its sending and its entry', () => {
  const waiting = applyRows([], [row('1'), row('2')]);
  const sent = applyRows(applySent(waiting, '1', 7), [row('2')]);
  expect(sent.map((one) => [one.key, one.state])).toEqual([
    ['1', 'sent'],
    ['2', 'pending'],
  ]);
  expect(dropArrived(sent, new Set(['1'])).map((one) => one.key)).toEqual(['2']);
  expect(dropArrived(sent, new Set())).toBe(sent);
});

it('a refused one says why', () => {
  expect(applyRows([], [row('1', { state: 'failed', code: 'blocked_by_you' })])).toMatchObject([
    { state: 'failed', code: 'blocked_by_you' },
  ]);
});
