import type { IndexableType } from 'dexie';
import type { LocalStore } from './local-store.ts';
import { ownKeyName } from './own-key.ts';
import { sealAhead } from './sealing.ts';

const atOnce = 500;

/** How far a move is: rows done, of all. */
export type OnMoved = (done: number, all: number) => void;

/** By their keys: all rows of a table but the key that is a store's own. */
const listMoved = async (store: LocalStore, table: string): Promise<IndexableType[]> => {
  const keys = await store.table(table).toCollection().primaryKeys();
  return table === 'secretKeys' ? keys.filter((key) => key !== ownKeyName) : keys;
};

/** Copies every row of a store into another one, which was empty; sealed on the way where that one is. */
export const moveRows = async (
  from: LocalStore,
  to: LocalStore,
  onMoved: OnMoved = () => {},
): Promise<void> => {
  const counts = await Promise.all(from.tables.map(async ({ name }) => (await listMoved(from, name)).length));
  const all = counts.reduce((sum, one) => sum + one, 0);
  let done = 0;
  for (const { name } of from.tables) {
    const keys = await listMoved(from, name);
    // Files go one by one; they may be large.
    const step = name === 'uploadBytes' ? 1 : atOnce;
    for (let at = 0; at < keys.length; at += step) {
      const rows = (await from.table(name).bulkGet(keys.slice(at, at + step))).filter(Boolean);
      await to.table(name).bulkPut(await sealAhead(to, name, rows));
      done += rows.length;
      onMoved(done, all);
    }
    if ((await listMoved(to, name)).length !== keys.length) {
      throw new Error(`Not every row of ${name} has come over.`);
    }
  }
};
