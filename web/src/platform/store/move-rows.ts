import type { LocalStore } from './local-store.ts';
import { sealAhead } from './sealing.ts';

const atOnce = 500;

/** How far a move is: rows done, of all. */
export type OnMoved = (done: number, all: number) => void;

/** Copies every row of a store into another one, which was empty; sealed on the way where that one is. */
export const moveRows = async (
  from: LocalStore,
  to: LocalStore,
  onMoved: OnMoved = () => {},
): Promise<void> => {
  const counts = await Promise.all(from.tables.map((table) => table.count()));
  const all = counts.reduce((sum, one) => sum + one, 0);
  let done = 0;
  // With the keys first: what else is sealed in a store is sealed by one of them.
  const names = from.tables.map(({ name }) => name).sort((one) => (one === 'secretKeys' ? -1 : 0));
  for (const name of names) {
    const keys = await from.table(name).toCollection().primaryKeys();
    // Files go one by one; they may be large.
    const step = name === 'uploadBytes' ? 1 : atOnce;
    for (let at = 0; at < keys.length; at += step) {
      const rows = (await from.table(name).bulkGet(keys.slice(at, at + step))).filter(Boolean);
      await to.table(name).bulkPut(await sealAhead(to, name, rows));
      done += rows.length;
      onMoved(done, all);
    }
    if ((await to.table(name).count()) !== (await from.table(name).count())) {
      throw new Error(`Not every row of ${name} has come over.`);
    }
  }
};
