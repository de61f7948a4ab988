import type { AccountId, LogName } from '@maru/contract';
import type { Clock } from '../clock.ts';
import { gather, type Db, type Queryable, type Tx } from '../db/index.ts';
import { CommitLane, type LaneMetrics, type OnGroup } from './commit-lane.ts';
import {
  appendRows,
  createHeads,
  findByKeys,
  readAfter,
  readHeads,
  type AppendRow,
  type Page,
} from './store.ts';
import { partsOf, type LogFamily, type NewEntry, type Placed, type StoredEntry } from './types.ts';

/** The logs of this host: what everything that several people must see in the same order goes through. */
export interface Log {
  /** Appends an entry that changes no other table, with the next group. Resolves after the commit is on disk. */
  append(entry: NewEntry): Promise<Placed>;
  /**
   * Appends entries inside a larger change. They are delivered after its commit. Entries of chats go before entries
   * of accounts, in one call where possible: heads are locked in this order everywhere.
   */
  appendIn(tx: Tx, entries: NewEntry[]): Promise<Placed[]>;
  /** Makes a log that entries can be appended to. */
  create(tx: Tx, logs: LogName[]): Promise<void>;
  /** What was stored under this key, if anything was. */
  find(log: LogName, author: AccountId, key: string): Promise<StoredEntry | undefined>;
  /** Entries after a seq, oldest first. */
  read(log: LogName, afterSeq: number, limit: number): Promise<StoredEntry[]>;
  /** A page after a seq of each of several logs: at most `limit` entries of each, and fewer where they are large. */
  readPage(cursors: ReadonlyMap<LogName, number>, limit: number): Promise<Page>;
  /** The newest seq; 0 where nothing is. */
  lastSeq(log: LogName): Promise<number>;
  /** The newest seq of each of these; logs that are not there are left out. */
  lastSeqs(logs: readonly LogName[]): Promise<Map<LogName, number>>;
  /** Entries that wait in each lane for the next group. */
  depths(): number[];
  close(): Promise<void>;
}

const laneCount = 2;
/** A page of a log ends once it holds so many bytes: entries of secret rooms may be large, and a host reads for many. */
const pageBytes = 1_000_000;

const laneOf = (id: string): number => id.charCodeAt(id.length - 1) % laneCount;

const toRow = (entry: NewEntry, at: Date): AppendRow => ({
  id: partsOf(entry.log)[1],
  author: entry.author,
  key: entry.key,
  kind: entry.kind,
  counts: entry.counts ?? false,
  hiddenFrom: entry.hiddenFrom ?? null,
  bodyJson: JSON.stringify(entry.body),
  at: entry.at ?? at,
});

const toStored = (log: LogName, row: AppendRow, place: { seq: number; at: Date }): StoredEntry => ({
  log,
  kind: row.kind,
  author: row.author,
  key: row.key,
  counts: row.counts,
  hiddenFrom: row.hiddenFrom,
  bodyJson: row.bodyJson,
  seq: place.seq,
  at: place.at,
});

type Deliver = (entries: StoredEntry[]) => void;

const missing = (log: LogName) => new Error(`there is no log ${log}`);

const byFamily = <Item>(items: Item[], logOf: (item: Item) => LogName): [LogFamily, Item[]][] =>
  (['chat', 'account'] as const).flatMap((family) => {
    const some = items.filter((item) => partsOf(logOf(item))[0] === family);
    return some.length > 0 ? [[family, some] as [LogFamily, Item[]]] : [];
  });

/** Looks, once the database is back, which entries of a change in doubt were committed, and delivers those. */
const settleLater = (
  db: Db,
  { family, stored, deliver }: { family: LogFamily; stored: StoredEntry[]; deliver: Deliver },
): void => {
  const asked = {
    ids: stored.map((one) => partsOf(one.log)[1]),
    authors: stored.map((one) => one.author),
    keys: stored.map((one) => one.key),
  };
  const look = (attempt: number) =>
    findByKeys(db, family, asked).then(deliver, () => {
      if (attempt < 240) setTimeout(() => void look(attempt + 1), 500).unref();
    });
  void look(0);
};

/** Appends entries of one family inside a transaction; they are delivered when it has committed. */
const familyAppender =
  (db: Db, clock: Clock, deliver: Deliver) =>
  async (tx: Tx, family: LogFamily, entries: NewEntry[]): Promise<Placed[]> => {
    const rows = entries.map((entry) => toRow(entry, clock.now()));
    const results = await appendRows(tx, { family }, rows);
    const fresh: StoredEntry[] = [];
    const placed = results.map((result, index) => {
      const { log } = entries[index] as NewEntry;
      if (!result) throw missing(log);
      if (!result.repeated) fresh.push(toStored(log, rows[index] as AppendRow, result));
      return result;
    });
    tx.onCommit(() => deliver(fresh));
    tx.onDoubt(() => settleLater(db, { family, stored: fresh, deliver }));
    return placed;
  };

const readLastSeqs = async (db: Queryable, logs: readonly LogName[]): Promise<Map<LogName, number>> => {
  const found = new Map<LogName, number>();
  for (const [family, some] of byFamily([...logs], (log) => log)) {
    const ids = some.map((log) => partsOf(log)[1]);
    for (const [id, seq] of await readHeads(db, family, ids)) found.set(`${family}:${id}` as LogName, seq);
  }
  return found;
};

const lastSeqOf = gather(async (db, logs: LogName[]) => {
  const found = await readLastSeqs(db, [...new Set(logs)]);
  return (log) => found.get(log) ?? 0;
});

/** Opens the logs; `deliver` hears of every committed entry of this process. */
export const openLog = (
  db: Db,
  clock: Clock,
  { deliver, metrics, onGroup }: { deliver: Deliver; metrics: LaneMetrics; onGroup?: OnGroup },
): Log => {
  const lanes = Array.from({ length: laneCount }, () => new CommitLane(db, metrics, onGroup));

  const appendFamily = familyAppender(db, clock, deliver);

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        const [family, id] = partsOf(entry.log);
        const row = toRow(entry, clock.now());
        (lanes[laneOf(id)] as CommitLane).add({
          family,
          row,
          since: performance.now(),
          done: (result) => {
            if (!result) return reject(missing(entry.log));
            if (!result.repeated) deliver([toStored(entry.log, row, result)]);
            resolve(result);
          },
          failed: reject,
        });
      }),
    async appendIn(tx, entries) {
      const placed = new Map<NewEntry, Placed>();
      for (const [family, some] of byFamily(entries, (entry) => entry.log)) {
        const places = await appendFamily(tx, family, some);
        some.forEach((entry, index) => placed.set(entry, places[index] as Placed));
      }
      return entries.map((entry) => placed.get(entry) as Placed);
    },
    async create(tx, logs) {
      for (const [family, some] of byFamily(logs, (log) => log))
        await createHeads(
          tx,
          family,
          some.map((log) => partsOf(log)[1]),
        );
    },
    async find(log, author, key) {
      const [family, id] = partsOf(log);
      return (await findByKeys(db, family, { ids: [id], authors: [author], keys: [key] }))[0];
    },
    async read(log, afterSeq, limit) {
      const [family, id] = partsOf(log);
      const asked = { ids: [id], afters: [afterSeq], limit, bytes: Number.MAX_SAFE_INTEGER };
      return (await readAfter(db, family, asked)).entries;
    },
    async readPage(cursors, limit) {
      const page: Page = { entries: [], unfinished: new Set() };
      for (const [family, logs] of byFamily([...cursors.keys()], (log) => log)) {
        const ids = logs.map((log) => partsOf(log)[1]);
        const afters = logs.map((log) => cursors.get(log) as number);
        const { entries, unfinished } = await readAfter(db, family, { ids, afters, limit, bytes: pageBytes });
        page.entries.push(...entries);
        for (const log of unfinished) page.unfinished.add(log);
      }
      return page;
    },
    lastSeqs: (logs) => readLastSeqs(db, logs),
    lastSeq: (log) => lastSeqOf(db, log),
    depths: () => lanes.map((lane) => lane.depth),
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
};
