import { Dexie, type DBCore, type DBCoreTable, type Middleware } from 'dexie';
import { findOwnKey } from './own-key.ts';
import { isSealedRow, openRow, sealRow, type RowShape } from './seal-row.ts';

const pathsOf = (path: string | string[] | null | undefined): string[] =>
  path == null ? [] : Array.isArray(path) ? path : [path];

const shapeOf = (store: Dexie, table: string): RowShape => {
  const { primKey, indexes } = store.table(table).schema;
  const paths = [primKey, ...indexes].flatMap((one) => pathsOf(one.keyPath));
  return {
    table,
    found: [...new Set(paths)],
    given: primKey.auto ? pathsOf(primKey.keyPath)[0] : undefined,
  };
};

/** What of a store is sealed, and how. */
interface Sealing {
  /** Undefined where there is no key: then rows stay as they are. At once: within a transaction nothing else may be asked. */
  findKey: () => CryptoKey | undefined;
  seals: (table: string, row: Row) => boolean;
}

type Row = Record<string, unknown>;

const sealings = new WeakMap<Dexie, Sealing>();
const locked = new WeakSet<Dexie>();

/** How many rows are sealed at a time, so that many do not lie in memory twice. */
const atOnce = 1_000;

const eachOf = async <Value, Result>(
  values: readonly Value[],
  change: (value: Value) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (let from = 0; from < values.length; from += atOnce) {
    results.push(...(await Promise.all(values.slice(from, from + atOnce).map(change))));
  }
  return results;
};

const openBy = async ({ findKey }: Sealing, shape: RowShape, row: unknown): Promise<unknown> => {
  if (!isSealedRow(row)) return row;
  const key = findKey();
  if (!key) throw new Error(`The key to ${shape.table} is gone.`);
  return openRow(key, shape, row);
};

const sealBy = async ({ findKey, seals }: Sealing, shape: RowShape, row: Row): Promise<Row> => {
  if (isSealedRow(row) || !seals(shape.table, row)) return row;
  const key = findKey();
  return key ? sealRow(key, shape, row) : row;
};

const sealingTable = (table: DBCoreTable, shape: RowShape, sealing: Sealing): DBCoreTable => {
  const open = (row: unknown) => openBy(sealing, shape, row);
  // Sealing takes its moment outside the database, whose transactions end when nothing is asked of them: one that
  // writes is held open meanwhile. One that reads has nothing left to ask.
  const opened = <Value>(trans: unknown, work: Promise<Value>): Promise<Value> =>
    (trans as IDBTransaction).mode === 'readonly' ? work : (Dexie.waitFor(work) as unknown as Promise<Value>);
  return {
    ...table,
    get: (asked) => table.get(asked).then((row) => opened(asked.trans, open(row))),
    getMany: (asked) => table.getMany(asked).then((rows) => opened(asked.trans, eachOf(rows, open))),
    query: (asked) =>
      table.query(asked).then((answer) => {
        if (!asked.values) return answer;
        const rows = eachOf(answer.result, open);
        return opened(
          asked.trans,
          rows.then((result) => ({ ...answer, result })),
        );
      }),
    openCursor(asked) {
      // A cursor hands out its rows on the spot, and what is sealed cannot be opened on the spot.
      if (asked.values) throw new Error(`Rows of ${table.name} are read by key or range, not one by one.`);
      return table.openCursor(asked);
    },
    mutate(asked) {
      if (asked.type !== 'add' && asked.type !== 'put') return table.mutate(asked);
      const isLeft = (row: Row) => isSealedRow(row) || !sealing.seals(table.name, row);
      if (asked.values.every(isLeft)) return table.mutate(asked);
      const seal = (row: Row) => sealBy(sealing, shape, row);
      return Dexie.waitFor(eachOf(asked.values, seal)).then((values) => table.mutate({ ...asked, values }));
    },
  };
};

/** Puts the sealing between a store and the disk, for the tables of which something is sealed. */
const putBetween = (store: Dexie, sealing: Sealing, tables: (name: string) => boolean): void => {
  sealings.set(store, sealing);
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'sealing',
    create: (core) => ({
      ...core,
      table: (name) =>
        tables(name) ? sealingTable(core.table(name), shapeOf(store, name), sealing) : core.table(name),
    }),
  };
  store.use(middleware);
};

/** Seals whatever a store keeps. */
export const sealWith = (store: Dexie, key: CryptoKey): void => {
  locked.add(store);
  putBetween(store, { findKey: () => key, seals: () => true }, () => true);
};

/** What is begun and what is on its way: of secret rooms too, of which nothing else lies outside their own tables. */
const underway: ReadonlySet<string> = new Set(['drafts', 'outbox', 'uploads', 'uploadBytes']);

/**
 * Seals what is begun and what is on its way, without a lock, by a key of this device that cannot be read. Files, which are
 * large, only where they go to a secret room.
 */
export const sealUnderway = (store: Dexie): void => {
  let key: CryptoKey | undefined;
  // Whatever is asked of the store waits for this.
  store.on('ready', async () => {
    key = await findOwnKey(store.backendDB());
  });
  const seals = (table: string, row: Row) =>
    underway.has(table) && (table !== 'uploadBytes' || row['isSecret'] === true);
  putBetween(store, { findKey: () => key, seals }, (name) => underway.has(name));
};

/** Seals rows before a transaction begins, where there are many or large ones; what is not sealed stays as it is. */
export const sealAhead = async <Kept>(
  store: Dexie,
  table: string,
  rows: readonly Kept[],
): Promise<Kept[]> => {
  const sealing = sealings.get(store);
  if (!sealing) return [...rows];
  const shape = shapeOf(store, table);
  return eachOf(rows, (row) => sealBy(sealing, shape, row as Row) as Promise<Kept>);
};

/** Whether all that a store keeps is sealed. */
export const isSealedStore = (store: Dexie): boolean => locked.has(store);
