import type { AccountId, FileId, UploadWish } from '@maru/contract';
import type { Queryable } from '../../../platform/db/index.ts';
import type { UploadMetadata } from './read-wish.ts';

/** Whose file, and which. */
export interface FileKey {
  accountId: AccountId;
  fileId: FileId;
}

/** A file on its way, as it is kept. */
export interface UploadRow {
  account_id: AccountId;
  file_id: FileId;
  size: number;
  received: number;
  name: string;
  metadata: UploadMetadata;
  created_at: Date;
}

/** A stretch of bytes that has come. */
export interface UploadPart {
  at_byte: number;
  size: number;
  blob: string;
}

/** Makes whoever comes second for the same account wait until the first has committed. */
export const lockAccountFiles = async (db: Queryable, accountId: AccountId): Promise<void> => {
  await db.query('select pg_advisory_xact_lock(7236, hashtext($1))', [accountId]);
};

/** What an account keeps: bytes of all its files, those still arriving among them, and how many of those there are. */
export const readUsage = async (
  db: Queryable,
  accountId: AccountId,
): Promise<{ bytes: number; uploads: number }> =>
  (
    await db.query<{ bytes: number; uploads: number }>(
      `select ((select coalesce(sum(size), 0) from files where account_id = $1)
         + (select coalesce(sum(size), 0) from uploads where account_id = $1))::bigint as bytes,
       (select count(*) from uploads where account_id = $1)::bigint as uploads`,
      [accountId],
    )
  ).rows[0] as { bytes: number; uploads: number };

/** Notes a file that is to come. */
export const insertUpload = async (
  db: Queryable,
  of: FileKey & { size: number; name: string; metadata: UploadMetadata; at: Date },
): Promise<void> => {
  await db.query(
    'insert into uploads (account_id, file_id, size, name, metadata, created_at) values ($1, $2, $3, $4, $5, $6)',
    [of.accountId, of.fileId, of.size, of.name, JSON.stringify(of.metadata), of.at],
  );
};

/** Files of somebody that are on their way. */
export const readUploads = async (
  db: Queryable,
  accountId: AccountId,
  fileIds: readonly FileId[],
): Promise<UploadRow[]> =>
  (
    await db.query<UploadRow>('select * from uploads where account_id = $1 and file_id = any($2::uuid[])', [
      accountId,
      fileIds,
    ])
  ).rows;

/** Adds a part at this byte; false where that is not the byte that is awaited. */
export const addPart = async (
  db: Queryable,
  key: FileKey,
  part: { atByte: number; size: number; blob: string },
): Promise<boolean> => {
  const { rowCount } = await db.query(
    `with moved as (
       update uploads set received = received + $4 where account_id = $1 and file_id = $2 and received = $3 and received + $4 <= size
       returning account_id)
     insert into upload_parts (account_id, file_id, at_byte, size, blob) select account_id, $2, $3, $4, $5 from moved`,
    [key.accountId, key.fileId, part.atByte, part.size, part.blob],
  );
  return rowCount === 1;
};

/** The parts of a file, first byte first. */
export const readParts = async (db: Queryable, key: FileKey): Promise<UploadPart[]> =>
  (
    await db.query<UploadPart>(
      'select at_byte, size, blob from upload_parts where account_id = $1 and file_id = $2 order by at_byte',
      [key.accountId, key.fileId],
    )
  ).rows;

/** Forgets a file on its way; false where there was none. */
export const deleteUpload = async (db: Queryable, key: FileKey): Promise<boolean> => {
  await db.query('delete from upload_parts where account_id = $1 and file_id = $2', [
    key.accountId,
    key.fileId,
  ]);
  const { rowCount } = await db.query('delete from uploads where account_id = $1 and file_id = $2', [
    key.accountId,
    key.fileId,
  ]);
  return rowCount === 1;
};

/** Uploads from before this moment; or those that have all their bytes and wait to be looked at. */
export const readStaleUploads = async (
  db: Queryable,
  { before, whole, limit }: { before: Date; whole: boolean; limit: number },
): Promise<UploadRow[]> =>
  (
    await db.query<UploadRow>(
      `select * from uploads where created_at < $1 and (received = size) = $2 order by created_at limit $3`,
      [before, whole, limit],
    )
  ).rows;

/** What was asked for with a file, where it is kept with it. */
export type KeptWish = UploadWish;
