import { matchTexts, type AccountId, type ChatId, type SearchKind, type Wish } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import { findSilenced, type IsSilenced } from '../chats/index.ts';
import { findMessages, type SeenMessage } from '../messages/index.ts';
import { comparePlaces, placeAt, type Place } from './cursor.ts';
import { gramsOfWish, keysIn, segmentOf, segmentSize } from './keys.ts';
import { bitsOf, gramOfAuthor, gramOfKinds, kindsOf, textsOf } from './searchable.ts';
import {
  readCandidates,
  readLastUntil,
  readNewestCandidates,
  readReach,
  readTails,
  readTimes,
  type Candidate,
  type Probe,
  type ReachRow,
} from './store.ts';

/** Which messages are looked for. */
export interface Asked {
  reader: AccountId;
  wish: Wish;
  chatId: ChatId | undefined;
  author: AccountId | undefined;
  kinds: readonly SearchKind[] | undefined;
  from: Date | undefined;
  to: Date | undefined;
  /** Only what comes after this place. */
  after: Place | undefined;
  /** So many are wanted. */
  limit: number;
}

/** A message that was found, and where in its texts. */
export interface Found {
  message: SeenMessage;
  texts: string[];
  places: (readonly [number, number])[][];
}

/** What a search has found, newest first. `next` is where to go on. */
export interface Findings {
  found: Found[];
  next: Place | undefined;
}

/** How much one page may look at before it stops and lets the next go on. */
const budget = { probes: 1_500, compared: 4_000, tail: 3_000 };
const firstSegments = 2;
const moreSegments = 8;
/** A busy chat has more segments among the newest messages of all. */
const newestSegments = 5;
/** From each of several chats a few are taken at a time: a page needs only the newest of all. */
const fewest = 6;

/** A chat on the way through it, from the newest message to the oldest. */
interface Way {
  chatId: ChatId;
  lo: number;
  /** What is left lies at or under this number. */
  hi: number;
  /** When the newest of what is left was written, once that is known. */
  at?: number;
}

interface Search {
  tx: Tx;
  asked: Asked;
  /** What its author wrote there is not wanted. */
  isSilenced: IsSilenced;
  grams: readonly string[];
  bits: number | undefined;
  /** Nothing newer is wanted. */
  until: Date | undefined;
  ways: Way[];
  /** Newer than any of these, nothing is left to be found in the chats they belong to. */
  open: Map<ChatId, number>;
  pool: Map<string, Candidate>;
  checked: Set<string>;
  found: Found[];
}

const placeOf = ({ chatId, seq, at }: { chatId: ChatId; seq: number; at: Date }): Place => ({
  at: at.getTime(),
  chatId,
  seq,
});

const isWanted = ({ asked }: Search, one: { chatId: ChatId; seq: number; at: Date }): boolean =>
  (!asked.from || one.at >= asked.from) &&
  (!asked.to || one.at < asked.to) &&
  (!asked.after || comparePlaces(asked.after, placeOf(one)) < 0);

const addToPool = (search: Search, candidates: readonly Candidate[]): void => {
  for (const one of candidates) {
    const key = `${one.chatId} ${one.seq}`;
    if (!search.checked.has(key) && isWanted(search, one)) search.pool.set(key, one);
  }
};

const oldest = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.reduce<Candidate | undefined>((old, one) => (old && old.seq < one.seq ? old : one), undefined);

/** What is not indexed yet is read from the logs themselves. */
const lookThroughTails = async (search: Search, reach: readonly ReachRow[]): Promise<void> => {
  const behind = reach.filter((row) => row.last_seq > row.indexed_seq && row.last_seq >= row.lo);
  if (behind.length === 0) return;
  const limit = Math.max(20, Math.floor(budget.tail / behind.length));
  const tails = behind.map((row) => ({
    chatId: row.chat_id,
    lo: Math.max(row.lo, row.indexed_seq + 1),
    hi: row.last_seq,
  }));
  const candidates = await readTails(search.tx, tails, { limit, until: search.until });
  addToPool(search, candidates);
  tails.forEach((tail, at) => {
    const own = candidates.filter((one) => one.probe === at && one.seq >= tail.lo);
    const last = own.length >= limit ? oldest(own) : undefined;
    // There is more in the log than may be read for one page: the index of this chat is not come to.
    if (last) {
      search.open.set(tail.chatId, last.at.getTime());
      search.ways = search.ways.filter((way) => way.chatId !== tail.chatId);
    }
  });
};

const probesOf = (search: Search, way: Way, segments: number): Probe[] => {
  const { chatId, lo, hi } = way;
  if (search.grams.length === 0) return [{ chatId, lo, hi, keys: [] }];
  const newest = segmentOf(hi);
  const probes: Probe[] = [];
  for (let segment = newest; segment > newest - segments && segment >= segmentOf(lo); segment--)
    probes.push({
      chatId,
      lo: Math.max(lo, segment * segmentSize),
      hi: Math.min(hi, (segment + 1) * segmentSize - 1),
      keys: keysIn(chatId, segment, search.grams),
    });
  return probes;
};

/**
 * The ways that hold the search up: nothing counts that is older than what is left of the busiest chat. A chat in which
 * one segment is months waits until the others come to where it is.
 */
const dueWays = ({ ways }: Search): Way[] => {
  const times = ways.map(({ at }) => at ?? Number.MAX_SAFE_INTEGER);
  const newest = Math.max(...times);
  const depth = Math.max(0, Date.now() - newest);
  return ways.filter((_, index) => (times[index] as number) >= newest - depth);
};

/** Goes on by some segments where more is left that may be newer than what was found. */
const goOn = async (search: Search, segments: number, enough: number): Promise<number> => {
  const due = dueWays(search);
  const limit = Math.min(1_024, fewest + Math.ceil((enough * 2) / due.length));
  const probes: Probe[] = [];
  const ends: { way: Way; first: number; end: number }[] = [];
  for (const way of due) {
    if (probes.length >= budget.probes) break;
    const own = probesOf(search, way, segments);
    ends.push({ way, first: probes.length, end: probes.length + own.length });
    probes.push(...own);
  }
  const conditions = { kinds: search.bits, author: search.asked.author, limit };
  const candidates = await readCandidates(search.tx, probes, conditions);
  const byProbe = probes.map((): Candidate[] => []);
  for (const one of candidates) byProbe[one.probe]?.push(one);
  for (const { way, first, end } of ends) {
    delete way.at;
    for (let at = first; at < end; at++) {
      const own = byProbe[at] ?? [];
      addToPool(search, own);
      const full = own.length >= limit ? oldest(own) : undefined;
      way.hi = (full?.seq ?? (probes[at] as Probe).lo) - 1;
      if (full) break;
    }
  }
  search.ways = search.ways.filter((way) => way.hi >= way.lo);
  return probes.length;
};

/** So many of the newest messages of all chats together are looked at one by one, before the index of keys is asked. */
const newestRows = 4_000;
/** Of those that may be hits, so many are taken. */
const newestTaken = 1_000;
/** How busy a chat is, is told by so many of its last messages. */
const rateDepth = 64;

/** How far back the newest messages of all chats go, by how busy each of them is; and which of them are busy. */
const findWindow = async ({ tx, ways }: Search): Promise<{ since: Date; busy: ReadonlySet<ChatId> }> => {
  const ends = await readTimes(
    tx,
    ways.map(({ chatId, hi }) => ({ chatId, seq: hi })),
  );
  const newest = Math.max(...[...ends.values()].map((at) => at.getTime()));
  const begins = await readTimes(
    tx,
    ways.map(({ chatId, lo, hi }) => ({ chatId, seq: Math.max(lo, hi - rateDepth) })),
  );
  const rate = ways.reduce((sum, { chatId, lo, hi }) => {
    const took = newest - (begins.get(chatId)?.getTime() ?? newest);
    return sum + Math.min(rateDepth, hi - lo + 1) / Math.max(1, took);
  }, 0);
  const since = new Date(Math.max(0, newest - newestRows / rate));
  const busy = new Set([...begins].flatMap(([chatId, at]) => (at > since ? [chatId] : [])));
  return { since, busy };
};

/** Leaves on the ways only what is no newer than a moment. */
const moveWaysTo = async (search: Search, horizon: number): Promise<void> => {
  const chatIds = search.ways.map(({ chatId }) => chatId);
  const lasts = await readLastUntil(search.tx, chatIds, new Date(horizon));
  search.ways = search.ways.flatMap((way) => {
    const last = lasts.get(way.chatId);
    if (!last || last.seq < way.lo) return [];
    return last.seq < way.hi ? [{ ...way, hi: last.seq, at: last.at.getTime() }] : [way];
  });
};

/** Looks at the newest messages of many chats, one by one: what is common is found there at once. Gives how far back that went. */
const lookAtNewest = async (search: Search): Promise<number> => {
  const { since, busy } = await findWindow(search);
  const probes = search.ways.flatMap((way) =>
    probesOf(search, way, busy.has(way.chatId) ? newestSegments : firstSegments),
  );
  const conditions = { kinds: search.bits, author: search.asked.author, limit: newestTaken, since };
  const candidates = await readNewestCandidates(search.tx, probes, conditions);
  addToPool(search, candidates);
  const horizons = [since.getTime(), ...search.open.values()];
  const last = candidates.length >= newestTaken ? candidates.at(-1) : undefined;
  if (last) horizons.push(last.at.getTime());
  const lowest = new Map(probes.map(({ chatId, lo }) => [chatId, lo]));
  const cut = search.ways.filter(({ chatId, lo }) => (lowest.get(chatId) ?? lo) > lo);
  const ends = await readTimes(
    search.tx,
    cut.map(({ chatId }) => ({ chatId, seq: lowest.get(chatId) ?? 0 })),
  );
  for (const at of ends.values()) horizons.push(at.getTime());
  const horizon = Math.max(...horizons);
  await moveWaysTo(search, horizon);
  return horizon;
};

/** Newer than this, everything there is has been looked at; null: all of it. */
const findHorizon = async (search: Search): Promise<number | null> => {
  const unknown = search.ways.filter(({ at }) => at === undefined);
  const known = await readTimes(
    search.tx,
    unknown.map(({ chatId, hi }) => ({ chatId, seq: hi })),
  );
  for (const way of unknown) {
    const at = known.get(way.chatId);
    if (at) way.at = at.getTime();
  }
  const times = [...search.open.values(), ...search.ways.flatMap(({ at }) => at ?? [])];
  return times.length > 0 ? Math.max(...times) : null;
};

/** Compares candidates that are newer than the horizon with what is asked, newest first, until there are enough. */
const compare = async (search: Search, horizon: number | null, enough: number): Promise<number> => {
  const { asked } = search;
  const ripe = [...search.pool.values()]
    .filter((one) => horizon === null || one.at.getTime() > horizon)
    .sort((one, other) => comparePlaces(placeOf(one), placeOf(other)));
  let compared = 0;
  for (let at = 0; at < ripe.length && search.found.length < enough;) {
    const next = ripe.slice(at, at + Math.min(1_024, (enough - search.found.length) * 2 + 20));
    at += next.length;
    compared += next.length;
    const seen = await findMessages(search.tx, asked.reader, next);
    const hits = seen.flatMap((message) => {
      const texts = textsOf(message);
      const fits =
        // Whoever asks for somebody by name wants to see what they wrote.
        (asked.author
          ? message.author === asked.author
          : !search.isSilenced(message.chatId, message.author)) &&
        (!asked.kinds || kindsOf(message).some((kind) => asked.kinds?.includes(kind)));
      const places = fits ? matchTexts(asked.wish, texts) : undefined;
      return places ? [{ message, texts, places }] : [];
    });
    search.found.push(
      ...hits.sort((one, other) => comparePlaces(placeOf(one.message), placeOf(other.message))),
    );
    for (const one of next) {
      search.pool.delete(`${one.chatId} ${one.seq}`);
      search.checked.add(`${one.chatId} ${one.seq}`);
    }
  }
  return compared;
};

const begin = async (tx: Tx, asked: Asked): Promise<{ search: Search; reach: ReachRow[] }> => {
  const { reader, chatId, author, kinds, from, to, after, wish } = asked;
  const until = after && (!to || after.at < to.getTime()) ? new Date(after.at) : to;
  const reach = await readReach(tx, { reader, chatId, from, to: until });
  const isSilenced = await findSilenced(tx, reader);
  const kind = kinds && gramOfKinds(kinds);
  const grams = [...gramsOfWish(wish), ...(kind ? [kind] : []), ...(author ? [gramOfAuthor(author)] : [])];
  const ways = reach
    .map((row) => ({ chatId: row.chat_id, lo: row.lo, hi: row.hi }))
    .filter((way) => way.hi >= way.lo);
  const search: Search = {
    tx,
    asked,
    isSilenced,
    grams,
    until,
    ways,
    bits: kinds && bitsOf(kinds),
    open: new Map(),
    pool: new Map(),
    checked: new Set(),
    found: [],
  };
  return { search, reach };
};

/**
 * Finds messages, newest first. Every chat is gone through from its newest messages back, some segments at a time, until
 * enough was found that is newer than all that has not been looked at.
 */
export const findHits = async (tx: Tx, asked: Asked): Promise<Findings> => {
  const { search, reach } = await begin(tx, asked);
  const enough = asked.limit + 1;
  await lookThroughTails(search, reach);
  let horizon = await findHorizon(search);
  let [probes, compared] = [0, await compare(search, horizon, enough)];
  let segments = firstSegments;
  if (search.ways.length > 1 && search.found.length < enough) {
    compared += await compare(search, await lookAtNewest(search), enough);
    horizon = await findHorizon(search);
    // One segment of a quiet chat goes back for months.
    segments = 1;
  }
  while (search.ways.length > 0 && search.found.length < enough) {
    if (probes >= budget.probes || compared >= budget.compared) break;
    probes += await goOn(search, segments, enough);
    segments *= moreSegments;
    horizon = await findHorizon(search);
    compared += await compare(search, horizon, enough);
  }
  const found = search.found.slice(0, asked.limit);
  const last = found.at(-1);
  if (search.found.length > asked.limit && last) return { found, next: placeOf(last.message) };
  if (horizon === null) return { found, next: undefined };
  // Always at least one moment on: more messages of one moment than a page may look at do not stop the search.
  const isStuck = found.length === 0 && asked.after !== undefined && asked.after.at <= horizon;
  return { found, next: placeAt(isStuck ? horizon - 1 : horizon) };
};
