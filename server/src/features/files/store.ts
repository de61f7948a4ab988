import type { AccountId, FileForm, FileId, FileKind, FileRef, UploadWish } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { FileKey } from './uploads/upload-store.ts';

/** A form of a file, and the bytes it is. */
export interface KeptForm {
  form: Exclude<FileForm, 'original'>;
  type: string;
  hash: string;
  size: number;
}

/** What is known of a file beside its kind. */
export type KeptFacts = Omit<FileRef, 'id' | 'kind' | 'name' | 'type' | 'size' | 'state' | 'expiresAt'>;

/** A file that has arrived, as it is kept. */
export interface FileRow {
  account_id: AccountId;
  file_id: FileId;
  kind: FileKind;
  name: string;
  type: string;
  size: number;
  hash: string;
  facts: KeptFacts;
  forms: KeptForm[];
  wish: UploadWish;
  arrived_size: number;
  state: 'processing' | 'ready' | 'failed';
  percent: number;
  attempts: number;
  created_at: Date;
  expires_at: Date | null;
  used: boolean;
}

/** What is to be kept of a file that has just arrived. */
export type NewFile = Omit<FileRow, 'percent' | 'attempts' | 'used'> & { kept_until: Date };

/** Notes a file that has arrived; false where it had been noted before. */
export const insertFile = async (db: Queryable, file: NewFile): Promise<boolean> => {
  const { rowCount } = await db.query(
    `insert into files (account_id, file_id, kind, name, type, size, hash, facts, forms, wish, arrived_size, state, created_at, expires_at, kept_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing`,
    [
      file.account_id,
      file.file_id,
      file.kind,
      file.name,
      file.type,
      file.size,
      file.hash,
      JSON.stringify(file.facts),
      JSON.stringify(file.forms),
      JSON.stringify(file.wish),
      file.arrived_size,
      file.state,
      file.created_at,
      file.expires_at,
      file.kept_until,
    ],
  );
  return rowCount === 1;
};

/** Files of somebody. */
export const readFiles = async (
  db: Queryable,
  accountId: AccountId,
  fileIds: readonly FileId[],
): Promise<FileRow[]> =>
  (
    await db.query<FileRow>('select * from files where account_id = $1 and file_id = any($2::uuid[])', [
      accountId,
      fileIds,
    ])
  ).rows;

/** Whose these files are. */
export const readOwners = async (
  db: Queryable,
  fileIds: readonly FileId[],
): Promise<Map<FileId, AccountId>> =>
  new Map(
    (
      await db.query<{ file_id: FileId; account_id: AccountId }>(
        'select file_id, account_id from files where file_id = any($1::uuid[])',
        [fileIds],
      )
    ).rows.map((row) => [row.file_id, row.account_id]),
  );

/** Files by their ids, whoever's they are; no worker changes them until the end of the transaction. */
export const lockFiles = async (db: Queryable, fileIds: readonly FileId[]): Promise<FileRow[]> =>
  (
    await db.query<FileRow>(
      'select * from files where file_id = any($1::uuid[]) order by file_id for update',
      [fileIds],
    )
  ).rows;

/** Notes that messages hold these files. */
export const markUsed = async (db: Queryable, fileIds: readonly FileId[]): Promise<void> => {
  await db.query('update files set used = true where file_id = any($1::uuid[]) and not used', [fileIds]);
};

/** Keeps files that no message holds yet until this moment, or longer where that was said before. */
export const extendFiles = async (
  db: Queryable,
  accountId: AccountId,
  { fileIds, until }: { fileIds: readonly FileId[]; until: Date },
): Promise<void> => {
  await db.query(
    'update files set kept_until = greatest(kept_until, $3) where account_id = $1 and file_id = any($2::uuid[])',
    [accountId, fileIds, until],
  );
};

/** Forgets a file, if it may go: expired, or held by nothing. Gives it. */
export const takeFile = async (
  db: Queryable,
  key: FileKey,
  { expiredAt }: { expiredAt?: Date | undefined } = {},
): Promise<FileRow | undefined> =>
  (
    await db.query<FileRow>(
      `delete from files f where account_id = $1 and file_id = $2 and (f.expires_at <= $3
         or not exists (select 1 from file_uses u where u.file_id = f.file_id)) returning *`,
      [key.accountId, key.fileId, expiredAt ?? null],
    )
  ).rows[0];

/** Files that may go now: expired, in no message any more, or never sent within their time. */
export const readLeftovers = async (
  db: Queryable,
  now: Date,
  limit: number,
): Promise<{ accountId: AccountId; fileId: FileId }[]> =>
  (
    await db.query<{ accountId: AccountId; fileId: FileId }>(
      `select account_id as "accountId", file_id as "fileId" from (
         select account_id, file_id from files where expires_at <= $1
         union
         select account_id, file_id from files f where kept_until <= $1
           and not exists (select 1 from file_uses u where u.file_id = f.file_id)) gone limit $2`,
      [now, limit],
    )
  ).rows;

/** Lets files go soon that nothing holds any more, though they were in messages. */
export const releaseUnheld = async (db: Queryable, fileIds: readonly FileId[], at: Date): Promise<void> => {
  await db.query(
    `update files f set kept_until = $2 where file_id = any($1::uuid[]) and used
       and not exists (select 1 from file_uses u where u.file_id = f.file_id)`,
    [fileIds, at],
  );
};

/** Takes a file to make playable that nobody is at, and says until when it counts as being worked at. */
export const takeWork = async (db: Queryable, now: Date, until: Date): Promise<FileRow | undefined> =>
  (
    await db.query<FileRow>(
      `update files set worked_until = $2, attempts = attempts + 1 where (account_id, file_id) in (
         select account_id, file_id from files where state = 'processing' and (worked_until is null or worked_until < $1)
         order by created_at limit 1 for update skip locked)
       returning *`,
      [now, until],
    )
  ).rows[0];

/** Says that somebody is still at it, and how far; false where the file has gone meanwhile. */
export const noteProgress = async (
  db: Queryable,
  key: FileKey,
  { percent, until }: { percent: number; until: Date },
): Promise<boolean> => {
  const { rowCount } = await db.query(
    'update files set percent = $3, worked_until = $4 where account_id = $1 and file_id = $2',
    [key.accountId, key.fileId, percent, until],
  );
  return rowCount === 1;
};

/** Keeps what became of a file; false where the file has gone meanwhile. */
export const saveOutcome = async (
  db: Queryable,
  file: Pick<
    FileRow,
    'account_id' | 'file_id' | 'name' | 'type' | 'size' | 'hash' | 'facts' | 'forms' | 'state'
  >,
): Promise<boolean> => {
  const { rowCount } = await db.query(
    `update files set name = $3, type = $4, size = $5, hash = $6, facts = $7, forms = $8, state = $9, percent = 100, worked_until = null
     where account_id = $1 and file_id = $2`,
    [
      file.account_id,
      file.file_id,
      file.name,
      file.type,
      file.size,
      file.hash,
      JSON.stringify(file.facts),
      JSON.stringify(file.forms),
      file.state,
    ],
  );
  return rowCount === 1;
};
