import { Dexie, type DBCore, type DBCoreTable, type Middleware } from 'dexie';
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

const keys = new WeakMap<Dexie, CryptoKey>();

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

const sealingTable = (table: DBCoreTable, shape: RowShape, key: CryptoKey): DBCoreTable => {
  const open = (row: unknown) =>
    row ? openRow(key, shape, row as Record<string, unknown>) : Promise.resolve(row);
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
      if (asked.values.every(isSealedRow)) return table.mutate(asked);
      const seal = (row: Record<string, unknown>) => sealRow(key, shape, row);
      return Dexie.waitFor(eachOf(asked.values, seal)).then((values) => table.mutate({ ...asked, values }));
    },
  };
};

/** Seals whatever a store keeps. */
export const sealWith = (store: Dexie, key: CryptoKey): void => {
  keys.set(store, key);
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'sealing',
    create: (core) => ({
      ...core,
      table: (name) => sealingTable(core.table(name), shapeOf(store, name), key),
    }),
  };
  store.use(middleware);
};

/** Seals rows before a transaction begins, where there are many or large ones; without a lock they stay as they are. */
export const sealAhead = async <Row>(store: Dexie, table: string, rows: readonly Row[]): Promise<Row[]> => {
  const key = keys.get(store);
  if (!key || rows.length === 0) return [...rows];
  const shape = shapeOf(store, table);
  return eachOf(rows, (row) => sealRow(key, shape, row as Record<string, unknown>) as Promise<Row>);
};

/** Whether what a store keeps is sealed. */
export const isSealedStore = (store: Dexie): boolean => keys.has(store);
