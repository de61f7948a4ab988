import type { AccountId, ChatId } from '@maru/contract';
import { expect, it } from 'vitest';
import { slotOf } from './apply-changes.ts';
import { isBigEmoji, isLongText, presentRows, type Row } from './present-rows.ts';
import type { Line, PendingMessage, RoomWindow } from './state.ts';

const chatId = 'c' as ChatId;
const me = 'me' as AccountId;
const at = (day: number, minute: number, second = 0) =>
  new Date(2026, 0, day, 12, minute, second).toISOString();
const line = (seq: number, author: string, when: string): Line =>
  ({ seq, author, key: `k${seq}`, at: when, kind: 'message.sent', body: { text: `t${seq}` } }) as Line;
const windowWith = (lines: Line[], more: Partial<RoomWindow> = {}): RoomWindow => ({
  slots: new Map(lines.map((one) => [one.seq, slotOf(one, 0)])),
  from: 0,
  to: 100,
  hasOlder: false,
  hasNewer: false,
  cursor: 100,
  loose: [],
  ...more,
});
const rowsOf = (window: RoomWindow, pending: PendingMessage[] = [], readUpTo: number | null = null) =>
  presentRows({ chatId, me, window, pending, readUpTo });
const kinds = (rows: Row[]) => rows.map((row) => (row.kind === 'bubble' ? row.bubble.key : row.kind));

it('a pill stands before each day', () => {
  const rows = rowsOf(windowWith([line(1, 'a', at(1, 0)), line(2, 'a', at(1, 1)), line(3, 'a', at(2, 0))]));
  expect(kinds(rows)).toEqual(['date', 'k1', 'k2', 'date', 'k3']);
});

it('a run is the same writer in the same minute', () => {
  const rows = rowsOf(
    windowWith([
      line(1, 'a', at(1, 0, 1)),
      line(2, 'a', at(1, 0, 50)),
      line(3, 'a', at(1, 1)),
      line(4, 'b', at(1, 1)),
    ]),
  );
  const runs = rows.flatMap((row) => (row.kind === 'bubble' ? [[row.firstOfRun, row.lastOfRun]] : []));
  expect(runs).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

it('the line of what was read stands before the first unread message of somebody else', () => {
  const lines = [line(1, 'a', at(1, 0)), line(2, me, at(1, 1)), line(3, 'a', at(1, 2))];
  expect(kinds(rowsOf(windowWith(lines), [], 1))).toEqual(['date', 'k1', 'k2', 'readUpTo', 'k3']);
});

const waiting = (key: string, more: Partial<PendingMessage> = {}): PendingMessage => ({
  key,
  chatId,
  at: at(1, 5),
  text: 'hi',
  state: 'pending',
  ...more,
});

it('what waits stands at the end, and gives way to what was sent with its key', () => {
  const window = windowWith([line(1, me, at(1, 0))]);
  const rows = rowsOf(window, [waiting('k1'), waiting('p'), waiting('x', { chatId: 'other' as ChatId })]);
  expect(kinds(rows)).toEqual(['date', 'k1', 'p']);
  expect(rows.at(-1)).toMatchObject({ bubble: { seq: null, state: 'pending', mine: true } });
  expect(rows.map((row) => row.id)[1]).toBe('m-me-k1');
  expect(kinds(rowsOf({ ...window, hasNewer: true }, [waiting('p')]))).toEqual(['date', 'k1']);
});

it('one to three emoji alone are big', () => {
  for (const text of ['😀', '👩‍👩‍👧‍👦👍🏽', '🇰🇷❤️😀', '1️⃣']) expect(isBigEmoji(text)).toBe(true);
  for (const text of ['', 'a😀', '😀😀😀😀', '12']) expect(isBigEmoji(text)).toBe(false);
});

it('long text is folded', () => {
  expect(isLongText('a'.repeat(501))).toBe(true);
  expect(isLongText('a\n'.repeat(12))).toBe(true);
  expect(isLongText('a\n'.repeat(11))).toBe(false);
});
