import type { Queryable } from '../../platform/db/index.ts';

/** A key of the host for marks, sealed. */
export interface MarkRow {
  number: number;
  sealed: Buffer;
  made_at: Date;
}

/** The newest key. */
export const readNewestMark = async (db: Queryable): Promise<MarkRow | undefined> =>
  (await db.query<MarkRow>('select number, sealed, made_at from secret_marks order by number desc limit 1'))
    .rows[0];

/** The key of a number. */
export const readMark = async (db: Queryable, number: number): Promise<MarkRow | undefined> =>
  (
    await db.query<MarkRow>('select number, sealed, made_at from secret_marks where number = $1', [
      // What is not a number of a key finds none.
      Math.min(number, 2 ** 31 - 1),
    ])
  ).rows[0];

/** Adds a key, where its number is not taken. */
export const insertMark = async (db: Queryable, row: MarkRow): Promise<void> => {
  await db.query(
    'insert into secret_marks (number, sealed, made_at) values ($1, $2, $3) on conflict do nothing',
    [row.number, row.sealed, row.made_at],
  );
};

/** Takes away keys that were made before. */
export const deleteMarks = async (db: Queryable, before: Date): Promise<void> => {
  await db.query('delete from secret_marks where made_at < $1', [before]);
};
