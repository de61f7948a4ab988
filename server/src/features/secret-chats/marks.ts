import { randomBytes } from 'node:crypto';
import type { House } from '../../platform/house.ts';
import { deleteMarks, insertMark, readMark, readNewestMark, type MarkRow } from './mark-store.ts';
import type { MarkKey } from './tag-bytes.ts';

const day = 24 * 3_600_000;
/** A key marks for so long, and vouches for what it has marked for so much longer. */
const marksDays = 30;
const vouchesDays = 90;

const sealedFor = (number: number) => ({ purpose: 'secret marks', of: String(number) });

const open = (house: House, row: MarkRow | undefined): MarkKey | undefined => {
  if (!row) return undefined;
  try {
    return { number: row.number, key: house.keys.open(sealedFor(row.number), row.sealed) };
  } catch {
    // Sealed with a key that this host has no longer: nobody can vouch for what it has marked.
    return undefined;
  }
};

const isYoung = (house: House, { made_at: madeAt }: MarkRow): boolean =>
  house.clock.now().getTime() - madeAt.getTime() < marksDays * day;

const inUse = new WeakMap<House, { row: MarkRow; key: MarkKey }>();

const findInUse = async (house: House): Promise<{ row: MarkRow; key: MarkKey }> => {
  for (;;) {
    const row = await readNewestMark(house.db);
    const key = open(house, row);
    if (row && key && isYoung(house, row)) return { row, key };
    const number = (row?.number ?? 0) + 1;
    const sealed = house.keys.seal(sealedFor(number), randomBytes(32));
    // Two processes may come here at once: the first one's key is that of the host.
    await insertMark(house.db, { number, sealed, made_at: house.clock.now() });
  }
};

/** The key with which this host marks now what it takes in. */
export const requireMarkKey = async (house: House): Promise<MarkKey> => {
  let known = inUse.get(house);
  if (!known || !isYoung(house, known.row)) inUse.set(house, (known = await findInUse(house)));
  return known.key;
};

/** The key of a number, as long as it vouches. */
export const findMarkKey = async (house: House, number: number): Promise<MarkKey | undefined> =>
  open(house, await readMark(house.db, number));

/** Forgets keys that vouch for nothing any more. */
export const forgetMarks = (house: House): Promise<void> =>
  deleteMarks(house.db, new Date(house.clock.now().getTime() - (marksDays + vouchesDays) * day));
