import type { Queryable } from '../../../platform/db/index.ts';
import type { FileKey } from '../uploads/upload-store.ts';

/** Makes whoever else takes or lets go the same bytes wait until the end of this transaction. */
export const lockBytes = async (db: Queryable, hash: string): Promise<void> => {
  await db.query('select pg_advisory_xact_lock(7235, hashtext($1))', [hash]);
};

/** Notes that a file holds these bytes. */
export const insertHold = async (
  db: Queryable,
  key: FileKey,
  of: { hash: string; at: Date },
): Promise<void> => {
  await db.query(
    'insert into stored_bytes (hash, account_id, file_id, at) values ($1, $2, $3, $4) on conflict do nothing',
    [of.hash, key.accountId, key.fileId, of.at],
  );
};

/** The bytes a file holds. */
export const readHolds = async (db: Queryable, key: FileKey): Promise<string[]> =>
  (
    await db.query<{ hash: string }>(
      'select hash from stored_bytes where account_id = $1 and file_id = $2 order by hash',
      [key.accountId, key.fileId],
    )
  ).rows.map(({ hash }) => hash);

/** Ends a file's hold; true where nobody holds these bytes any more. */
export const deleteHold = async (db: Queryable, key: FileKey, hash: string): Promise<boolean> => {
  await db.query('delete from stored_bytes where hash = $1 and account_id = $2 and file_id = $3', [
    hash,
    key.accountId,
    key.fileId,
  ]);
  const { rowCount } = await db.query('select 1 from stored_bytes where hash = $1 limit 1', [hash]);
  return rowCount === 0;
};

/** Holds of files that are not there: of work that ended half way. */
export const readLostHolds = async (
  db: Queryable,
  before: Date,
  limit: number,
): Promise<(FileKey & { hash: string })[]> =>
  (
    await db.query<FileKey & { hash: string }>(
      `select account_id as "accountId", file_id as "fileId", hash from stored_bytes h where h.at < $1
         and not exists (select 1 from files f where f.account_id = h.account_id and f.file_id = h.file_id) limit $2`,
      [before, limit],
    )
  ).rows;

/** Everything that is stored, by its hash. */
export const listHashes = async (db: Queryable): Promise<string[]> =>
  (await db.query<{ hash: string }>('select distinct hash from stored_bytes')).rows.map(({ hash }) => hash);
