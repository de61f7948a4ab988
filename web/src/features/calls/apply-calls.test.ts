import type { HistoryCall, LiveCall } from '@maru/contract';
import { expect, test } from 'vitest';
import { applyLive, applyRinging, applyStopped, type Reader } from './apply-calls.ts';
import { applyForgotten, applyListed, applyPage, applySeen } from './apply-history.ts';
import { firstCalls, type CallsState } from './state.ts';

const reader = {
  me: 'me',
  carries: () => false,
  deviceId: undefined,
  personOf: (id: string) => ({ name: id, photo: null }),
} as unknown as Reader;

const live = (rev: number, fields: object = {}): LiveCall =>
  ({
    callId: 'call',
    chatId: 'chat',
    kind: 'voice',
    by: 'you',
    startedAt: '2026-11-21T00:00:00.000Z',
    people: [{ accountId: 'you', deviceId: 'desk' }],
    ringing: ['me'],
    recording: null,
    ended: null,
    rev,
    ...fields,
  }) as unknown as LiveCall;

const rung = (): CallsState =>
  applyRinging(firstCalls, {
    call: live(1),
    from: { id: 'you', name: 'You', photo: null },
    title: null,
  } as never);

const fold = (calls: readonly LiveCall[], from = firstCalls): CallsState =>
  calls.reduce((state, one) => applyLive(state, one, reader), from);

test('what goes on in a chat is what was told with the greatest number, in whatever order', () => {
  const tellings = [live(1), live(2, { recording: { by: 'you', since: '' } }), live(3, { people: [] })];
  const expected = fold(tellings).live;
  for (const order of [
    [2, 0, 1],
    [1, 2, 0],
    [0, 2, 2, 1],
  ]) {
    expect(fold(order.map((at) => tellings[at]!)).live).toEqual(expected);
  }
  expect(
    Object.keys(fold([live(1), live(4, { ended: { why: 'ended' } }), live(4, { ended: {} })]).live),
  ).toEqual([]);
});

test('it rings once however often it is told, and stops with an answer, an end or a word', () => {
  const state = rung();
  expect(applyRinging(state, { call: live(2), from: {}, title: null } as never).incoming).toHaveLength(1);
  expect(fold([live(2)], state).incoming).toHaveLength(1);
  expect(fold([live(2, { ringing: [] })], state).incoming).toEqual([]);
  expect(fold([live(2, { ended: { why: 'cancelled' } })], state).incoming).toEqual([]);
  expect(applyStopped(state, { callId: 'call' } as never).incoming).toEqual([]);
  expect(applyStopped(state, { callId: 'other' } as never)).toBe(state);
});

test('a call says whether a device of mine is in it', () => {
  const mine = { people: [{ accountId: 'me', deviceId: 'phone' }], ringing: [] };
  const of = (change: object) =>
    applyLive(firstCalls, live(1, mine), { ...reader, ...change } as Reader).live['chat' as never]?.mine;
  expect([of({}), of({ carries: () => true }), of({ deviceId: 'phone' })]).toEqual([
    'otherDevice',
    'here',
    'otherTab',
  ]);
});

const item = (callId: string, fields: object = {}): HistoryCall =>
  ({ callId, at: `2026-11-2${callId}T00:00:00.000Z`, missed: true, seen: false, ...fields }) as never;

test('the history counts what was missed and not seen, once each', () => {
  const page = { calls: [item('1'), item('2', { seen: true })], cursor: 'more', unseen: 1, older: false };
  const first = applyPage(firstCalls.history, page);
  expect([first.items.map(({ callId }) => callId), first.unseen, first.isWhole]).toEqual([
    ['2', '1'],
    1,
    false,
  ]);
  const listed = applyListed(applyListed(first, item('3')), item('3'));
  expect([listed.items[0]?.callId, listed.unseen]).toEqual(['3', 2]);
  expect(applyListed(listed, item('3', { missed: false })).unseen).toBe(1);
  expect(applySeen(listed)).toMatchObject({ unseen: 0 });
  expect(applySeen(applySeen(listed))).toEqual(applySeen(listed));
  expect(applyForgotten(listed, ['3', '9'])).toMatchObject({ unseen: 1 });
  expect(applyForgotten(listed, null)).toMatchObject({ items: [], unseen: 0 });
  const older = applyPage(listed, { calls: [item('0')], unseen: 2, older: true });
  expect([older.items.length, older.isWhole]).toEqual([4, true]);
});
