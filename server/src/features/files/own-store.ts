import type { AccountId, FileId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { FileRow } from './store.ts';

/** All files of somebody that have arrived, oldest first. */
export const readOwnFiles = async (
  db: Queryable,
  id: AccountId,
): Promise<Pick<FileRow, 'file_id' | 'kind' | 'name'>[]> =>
  (
    await db.query<Pick<FileRow, 'file_id' | 'kind' | 'name'>>(
      'select file_id, kind, name from files where account_id = $1 order by created_at',
      [id],
    )
  ).rows;

/** All that is on its way from somebody. */
export const readOwnUploads = async (db: Queryable, id: AccountId): Promise<FileId[]> =>
  (await db.query<{ file_id: FileId }>('select file_id from uploads where account_id = $1', [id])).rows.map(
    (row) => row.file_id,
  );

/** Files of somebody that hold bytes and are not there any more. */
export const readOwnHolds = async (db: Queryable, id: AccountId): Promise<FileId[]> =>
  (
    await db.query<{ file_id: FileId }>(
      `select distinct file_id from stored_bytes b where account_id = $1
         and not exists (select 1 from files f where f.account_id = b.account_id and f.file_id = b.file_id)`,
      [id],
    )
  ).rows.map((row) => row.file_id);
