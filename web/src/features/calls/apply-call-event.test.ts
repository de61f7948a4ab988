import type { CallDevice, LiveCall } from '@maru/contract';
import { expect, test } from 'vitest';
import { applyCallEvent, type CallCore, type CallEvent } from './apply-call-event.ts';

const me = { accountId: 'me', deviceId: 'phone' } as unknown as CallDevice;
const you = { accountId: 'you', deviceId: 'desk' } as unknown as CallDevice;

const seat = (device: CallDevice) => ({
  ...device,
  joinedAt: '',
  guest: false,
  handAt: null,
  muted: false,
  camera: false,
});

const call = (rev: number, fields: Partial<LiveCall> = {}): LiveCall =>
  ({
    callId: 'call',
    chatId: 'chat',
    kind: 'voice',
    way: 'direct',
    by: 'me',
    people: [seat(me)],
    ringing: ['you'],
    heard: [],
    recording: null,
    rev,
    ended: null,
    ...fields,
  }) as unknown as LiveCall;

const begun: CallCore = { phase: 'asking', direction: 'out', media: 'none' };
const both = { people: [seat(me), seat(you)], ringing: [] };

const play = (events: readonly CallEvent[], from = begun): CallCore =>
  events.reduce((core, event, index) => applyCallEvent(core, event, 1_000 + index), from);

const phases = (events: readonly CallEvent[]): string[] =>
  events.map((_, index) => play(events.slice(0, index + 1)).phase);

test('a call of two goes from asking to its end', () => {
  expect(
    phases([
      { is: 'permitted' },
      { is: 'entered', call: call(1), me },
      { is: 'changed', call: call(2, { heard: ['you'] as never }) },
      { is: 'changed', call: call(3, both) },
      { is: 'media', state: 'connecting' },
      { is: 'media', state: 'up' },
      { is: 'media', state: 'down' },
      { is: 'media', state: 'up' },
      { is: 'changed', call: call(4, { ...both, ended: { why: 'ended' } as never }) },
      { is: 'media', state: 'up' },
    ]),
  ).toEqual([
    'calling',
    'calling',
    'ringing',
    'connecting',
    'connecting',
    'connected',
    'reconnecting',
    'connected',
    'ended',
    'ended',
  ]);
});

test('whoever opens a call of a group stands in it alone, and is connected with the first who comes', () => {
  const open: Partial<LiveCall> = { way: 'room', ringing: [] };
  const events: CallEvent[] = [
    { is: 'entered', call: call(1, open), me },
    { is: 'media', state: 'up' },
    { is: 'changed', call: call(2, { ...both, way: 'room' }) },
    { is: 'changed', call: call(3, open) },
  ];
  expect(phases(events)).toEqual(['connecting', 'connected', 'connected', 'connected']);
  expect(play(events.slice(0, 2)).connectedAt).toBeUndefined();
  expect(play(events).connectedAt).toBe(1_002);
});

test('how it ended is said as it was here', () => {
  const why = (given: string, direction: CallCore['direction'] = 'out') =>
    play([{ is: 'entered', call: call(1, { ended: { why: given } as never }), me }], { ...begun, direction })
      .endedWhy;
  expect(['busy', 'declined', 'noAnswer', 'cancelled'].map((one) => why(one))).toEqual([
    'busy',
    'declined',
    'noAnswer',
    'cancelled',
  ]);
  expect(why('cancelled', 'in')).toBe('ended');
});

test('another device of mine in my seat ends it here, and other calls change nothing', () => {
  const entered: CallEvent = { is: 'entered', call: call(3, both), me };
  const tablet = seat({ ...me, deviceId: 'tablet' } as never);
  expect(play([entered, { is: 'changed', call: call(4, { people: [tablet, seat(you)] }) }])).toMatchObject({
    phase: 'ended',
    endedWhy: 'taken',
  });
  const other = { ...call(9), callId: 'other' } as unknown as LiveCall;
  expect(play([entered, { is: 'changed', call: other }])).toEqual(play([entered]));
});

test('news that are doubled, late or shuffled come to the same end', () => {
  const news: CallEvent[] = [
    { is: 'changed', call: call(2, { heard: ['you'] as never }) },
    { is: 'changed', call: call(3, both) },
    { is: 'changed', call: call(4, { ...both, way: 'room' }) },
    { is: 'media', state: 'up' },
  ];
  const entered: CallEvent = { is: 'entered', call: call(1), me };
  const expected = { ...play([entered, ...news]), connectedAt: 0 };
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 200; round++) {
    const shuffled = [...news, ...news]
      .map((event) => ({ event, at: random() }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ event }) => event);
    expect({ ...play([entered, ...shuffled]), connectedAt: 0 }).toEqual(expected);
    // One that is lost is made up for by any later one.
    const [first, ...rest] = shuffled;
    const kept = rest.filter((event) => event.is !== 'changed' || event.call.rev === 4 || event === first);
    expect(play([entered, ...kept]).call?.rev).toBe(4);
  }
});
