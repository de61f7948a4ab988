import type { ChatId, Entry, Signal } from '@maru/contract';
import { expect, it } from 'vitest';
import { applyEntry, applyMove, stillLive } from './apply-places.ts';
import { firstPlaces, type PlacesState } from './state.ts';

const chatId = 'a' as ChatId;
const looked: PlacesState = { ...firstPlaces, live: { [chatId]: [] } };
const until = '2026-11-21T07:00:00.000Z';

const shared = (seq: number) =>
  ({
    log: 'chat:a',
    seq,
    kind: 'message.sent',
    author: 'bob',
    at: '2026-11-21T06:00:00.000Z',
    body: { text: '', content: { type: 'livePlace', latitude: 1, longitude: 2, until } },
  }) as unknown as Entry;
const ended = (seq: number) =>
  ({ log: 'chat:a', seq: seq + 10, kind: 'place.ended', body: { seq } }) as unknown as Entry;
const moved = (seq: number, latitude: number, minute: number) =>
  ({
    log: 'chat:a',
    kind: 'place.moved',
    body: { seq, accountId: 'bob', latitude, longitude: 2, at: `2026-11-21T06:${minute}:00.000Z` },
  }) as unknown as Signal;

it('follows somebody, whatever comes doubled or late', () => {
  const begun = [shared(1), shared(1)].reduce(applyEntry, looked);
  const state = [moved(1, 5, 20), moved(1, 4, 10), moved(2, 9, 30)].reduce(applyMove, begun);
  expect(state.live[chatId]).toMatchObject([{ seq: 1, latitude: 5 }]);
  expect(stillLive(state.live[chatId] ?? [], Date.parse(until) - 1)).toHaveLength(1);
  expect(stillLive(state.live[chatId] ?? [], Date.parse(until))).toEqual([]);
});

it('ends with its message or before its time, and passes by rooms that nobody looked at', () => {
  const mine = [{ chatId, seq: 1, until }];
  const state = [shared(1), ended(1), ended(1)].reduce(applyEntry, { ...looked, mine });
  expect(state).toMatchObject({ live: { a: [] }, mine: [] });
  expect(applyEntry(firstPlaces, shared(1))).toBe(firstPlaces);
});
