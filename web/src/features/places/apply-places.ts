import type { ChatEntryBodies, ChatId, Entry, LivePlace, Signal, SignalBodies } from '@maru/contract';
import type { PlacesState } from './state.ts';

const chatOf = (log: string): ChatId => log.slice('chat:'.length) as ChatId;

const change = (
  state: PlacesState,
  chatId: ChatId,
  by: (places: readonly LivePlace[]) => readonly LivePlace[],
): PlacesState => {
  const before = state.live[chatId];
  if (!before) return state;
  const after = by(before);
  return after === before ? state : { ...state, live: { ...state.live, [chatId]: after } };
};

const drop = (state: PlacesState, chatId: ChatId, seq: number): PlacesState => {
  const next = change(state, chatId, (places) =>
    places.some((one) => one.seq === seq) ? places.filter((one) => one.seq !== seq) : places,
  );
  const mine = next.mine.filter((one) => one.chatId !== chatId || one.seq !== seq);
  return mine.length === next.mine.length ? next : { ...next, mine };
};

/** Folds an entry of a chat: somebody begins to share where they are, or ends it. Rooms nobody looked at are passed by. */
export const applyEntry = (state: PlacesState, entry: Entry): PlacesState => {
  if (!entry.log.startsWith('chat:')) return state;
  const chatId = chatOf(entry.log);
  if (entry.kind === 'place.ended' || entry.kind === 'message.deleted')
    return drop(state, chatId, (entry.body as { seq: number }).seq);
  if (entry.kind !== 'message.sent') return state;
  const { content } = entry.body as ChatEntryBodies['message.sent'];
  if (content?.type !== 'livePlace') return state;
  const { latitude, longitude, until } = content;
  const place = { seq: entry.seq, accountId: entry.author, latitude, longitude, at: entry.at, until };
  return change(state, chatId, (places) =>
    places.some((one) => one.seq === entry.seq) ? places : [...places, place],
  );
};

/** Somebody has moved; what is older than what is known is passed by. */
export const applyMove = (state: PlacesState, signal: Signal): PlacesState => {
  const moved = signal.body as SignalBodies['place.moved'];
  return change(state, chatOf(signal.log), (places) =>
    places.map((one) => (one.seq === moved.seq && one.at < moved.at ? { ...one, ...moved } : one)),
  );
};

/** Those that have not ended by now (ms since the epoch). */
export const stillLive = (places: readonly LivePlace[], now: number): LivePlace[] =>
  places.filter((one) => Date.parse(one.until) > now);
