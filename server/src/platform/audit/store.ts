import type { Queryable, Tx } from '../db/index.ts';
import type { AuditRow, KeptName } from './record.ts';

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
): Promise<{ number: number; record: string; names: (KeptName & { number: number })[] }[]> => {
  const { rows } = await db.query<{ number: number; record: string }>(
    `select number, record from audit_log
       where number < coalesce($1, 9223372036854775807) and ($2::text is null or deed like $2 || '.%' or deed = $2)
       order by number desc limit $3`,
    [before ?? null, deed ?? null, count],
  );
  const names = await readNames(
    db,
    rows.map(({ number }) => number),
  );
  return rows.map((row) => ({ ...row, names: names.filter(({ number }) => number === row.number) }));
};

/** Keeps the names of a record apart from it. */
export const addNames = async (tx: Tx, number: number, names: readonly KeptName[]): Promise<void> => {
  for (const { account_id: accountId, part, name, salt } of names)
    await tx.query(
      'insert into audit_names (account_id, number, part, name, salt) values ($1, $2, $3, $4, $5)',
      [accountId, number, part, name, salt],
    );
};

/** The names of these records that are still kept. */
export const readNames = async (
  db: Queryable,
  numbers: readonly number[],
): Promise<(KeptName & { number: number })[]> =>
  (
    await db.query<KeptName & { number: number }>(
      'select account_id, number, part, name, salt from audit_names where number = any($1::bigint[])',
      [numbers],
    )
  ).rows;

/** Is this the id of an account? */
export const isAccount = async (db: Queryable, id: string): Promise<boolean> =>
  /^[0-9a-f-]{36}$/.test(id) &&
  (await db.query('select 1 from accounts where account_id = $1', [id])).rowCount === 1;
