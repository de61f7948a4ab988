import type { Queryable, Tx } from '../db/index.ts';
import type { AuditRow } from './record.ts';

/** Where the chain stands; whoever asks adds the next record before anybody else. */
export const lockHead = async (tx: Tx): Promise<{ number: number; hash: Buffer }> =>
  (await tx.query<{ number: number; hash: Buffer }>('select number, hash from audit_head for update'))
    .rows[0] as { number: number; hash: Buffer };

/** Adds a record, and notes that the chain goes up to it. */
export const addRecord = async (tx: Tx, { number, record, previous, hash }: AuditRow): Promise<void> => {
  await tx.query('insert into audit_log (number, record, previous, hash) values ($1, $2, $3, $4)', [
    number,
    record,
    previous,
    hash,
  ]);
  await tx.query('update audit_head set number = $1, hash = $2', [number, hash]);
};

/** Up to where the records go. */
export const readHead = async (db: Queryable): Promise<{ number: number; hash: Buffer } | undefined> =>
  (await db.query<{ number: number; hash: Buffer }>('select number, hash from audit_head')).rows[0];

/** Records after a number, the oldest first. */
export const readRecords = async (db: Queryable, after: number, count: number): Promise<AuditRow[]> =>
  (
    await db.query<AuditRow>(
      'select number, record, previous, hash from audit_log where number > $1 order by number limit $2',
      [after, count],
    )
  ).rows;

/** Records before a number, the newest first; of one kind of deed where one is named. */
export const readNewest = async (
  db: Queryable,
  { before, deed, count }: { before: number | undefined; deed: string | undefined; count: number },
): Promise<{ number: number; record: string }[]> =>
  (
    await db.query<{ number: number; record: string }>(
      `select number, record from audit_log
       where number < coalesce($1, 9223372036854775807) and ($2::text is null or deed like $2 || '.%' or deed = $2)
       order by number desc limit $3`,
      [before ?? null, deed ?? null, count],
    )
  ).rows;
