import type { Queryable } from '../../../platform/db/index.ts';
import type { FileKey } from './upload-store.ts';

/**
 * Takes an upload for one process. 'held': another one has it, which is told to let go; 'nothing': there is no such
 * upload, and so nothing that two could be at.
 */
export const takeHold = async (
  db: Queryable,
  key: FileKey,
  { holder, forMs }: { holder: string; forMs: number },
): Promise<'taken' | 'held' | 'nothing'> => {
  const { rowCount } = await db.query(
    `update uploads set held_by = $3, held_until = clock_timestamp() + $4 * interval '1 ms', wanted = false
     where account_id = $1 and file_id = $2 and (held_by is null or held_by = $3 or held_until < clock_timestamp())`,
    [key.accountId, key.fileId, holder, forMs],
  );
  if (rowCount === 1) return 'taken';
  const wanted = await db.query(
    'update uploads set wanted = true where account_id = $1 and file_id = $2 and held_by <> $3',
    [key.accountId, key.fileId, holder],
  );
  if (wanted.rowCount === 1) return 'held';
  const there = await db.query('select 1 from uploads where account_id = $1 and file_id = $2', [
    key.accountId,
    key.fileId,
  ]);
  return there.rowCount === 0 ? 'nothing' : 'held';
};

/** Keeps what one process holds for longer; gives what others wait for. */
export const keepHolds = async (
  db: Queryable,
  keys: readonly FileKey[],
  { holder, forMs }: { holder: string; forMs: number },
): Promise<FileKey[]> =>
  (
    await db.query<FileKey & { wanted: boolean }>(
      `update uploads u set held_until = clock_timestamp() + $4 * interval '1 ms'
       from unnest($1::uuid[], $2::uuid[]) as mine(account_id, file_id)
       where u.account_id = mine.account_id and u.file_id = mine.file_id and u.held_by = $3
       returning u.account_id as "accountId", u.file_id as "fileId", u.wanted`,
      [keys.map(({ accountId }) => accountId), keys.map(({ fileId }) => fileId), holder, forMs],
    )
  ).rows.filter(({ wanted }) => wanted);

/** Lets an upload go. */
export const endHold = async (db: Queryable, key: FileKey, holder: string): Promise<void> => {
  await db.query(
    'update uploads set held_by = null, held_until = null, wanted = false where account_id = $1 and file_id = $2 and held_by = $3',
    [key.accountId, key.fileId, holder],
  );
};
