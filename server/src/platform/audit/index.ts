import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Db, Queryable, Tx } from '../db/index.ts';
import {
  followChain,
  hashRecord,
  isSealed,
  noHash,
  sealDeed,
  wordRecord,
  type ChainCheck,
  type Deed,
} from './record.ts';
import { addNames, addRecord, isAccount, lockHead, readHead, readNames, readRecords } from './store.ts';

export { unsealRecord, type ChainCheck, type Deed, type KeptName } from './record.ts';
export { readNewest } from './store.ts';

/**
 * Writes a deed of an operator into the audit log, in the transaction that does it: neither is there without the other.
 * It locks the end of the log until the commit, so it comes last. Names of accounts are kept apart from the record, which
 * seals them: they go with their account.
 */
export const recordDeed = async (house: { clock: Clock }, tx: Tx, deed: Deed): Promise<void> => {
  const head = await lockHead(tx);
  const number = head.number + 1;
  const { sealed, names } = sealDeed(deed, {
    isAccount: deed.about !== undefined && (await isAccount(tx, deed.about)),
    makeSalt: () => randomBytes(16),
  });
  const record = wordRecord(number, house.clock.now(), sealed);
  await addNames(tx, number, names);
  await addRecord(tx, { number, record, previous: head.hash, hash: hashRecord(head.hash, record) });
};

const atOnce = 1_000;

/** The first record with a name that is not the one it sealed; a name that was erased is none. */
const firstChangedName = async (
  db: Queryable,
  rows: readonly { number: number; record: string }[],
): Promise<number | undefined> => {
  const records = new Map(rows.map(({ number, record }) => [number, record]));
  const names = await readNames(db, [...records.keys()]);
  const changed = names.filter((one) => !isSealed(records.get(one.number) ?? '{}', one));
  return changed.length > 0 ? Math.min(...changed.map(({ number }) => number)) : undefined;
};

/**
 * Reads the whole log and follows its chain: an edit, a record taken out, put in or moved is found. Whoever can write to the
 * database can also make the whole chain anew; against that helps a head that was written down elsewhere (`known`), which
 * must still be in it.
 */
export const checkAudit = async (
  db: Queryable,
  known?: { number: number; head: string },
): Promise<ChainCheck> => {
  const head = await readHead(db);
  let at: ReturnType<typeof followChain> = { number: 0, hash: noHash };
  for (;;) {
    const rows = await readRecords(db, at.number, atOnce);
    if (rows.length === 0) break;
    if (known && known.number > at.number) {
      const noted = rows.find((row) => row.number === known.number);
      if (noted && noted.hash.toString('hex') !== known.head)
        return { whole: false, records: at.number, head: '', brokenAt: known.number };
    }
    const changed = await firstChangedName(db, rows);
    at = followChain(at, rows);
    if (at.brokenAt === undefined && changed !== undefined) at.brokenAt = changed;
    if (at.brokenAt !== undefined) break;
  }
  const brokenAt =
    at.brokenAt ??
    (head?.number !== at.number || !head.hash.equals(at.hash) || (known && known.number > at.number)
      ? at.number + 1
      : undefined);
  return {
    whole: brokenAt === undefined,
    records: at.number,
    head: at.hash.toString('hex'),
    ...(brokenAt !== undefined && { brokenAt }),
  };
};

/** The same in one moment of the database, while deeds go on. */
export const checkAuditNow = (db: Db, known?: { number: number; head: string }): Promise<ChainCheck> =>
  db.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only');
    return checkAudit(tx, known);
  });
