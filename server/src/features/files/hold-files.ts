import type { AccountId, ChatId, FileId, FileRef } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { lookAtFile } from './arrival/look-alone.ts';
import { presentFile } from './present.ts';
import { extendFiles, lockFiles, markUsed, readFiles, releaseUnheld, type FileRow } from './store.ts';
import { readUploads } from './uploads/upload-store.ts';
import { deleteUses, insertUses, type NewUse } from './uses-store.ts';

const requireOne = async (house: House, accountId: AccountId, fileId: FileId): Promise<FileRow> => {
  const find = async () => (await readFiles(house.db, accountId, [fileId]))[0];
  let found = await find();
  if (!found) {
    const [upload] = await readUploads(house.db, accountId, [fileId]);
    if (upload && upload.received < upload.size) throw refuse('file_not_ready', { fileId });
    // All bytes are here: the answer to the last of them may have been lost, or whoever looked has died.
    if (upload) await lookAtFile(house, { accountId, fileId });
    found = await find();
  }
  if (!found || (found.expires_at && found.expires_at <= house.clock.now()))
    throw refuse('file_not_found', { fileId });
  return found;
};

const requireAll = async (
  house: House,
  accountId: AccountId,
  { fileIds, sealed }: { fileIds: readonly FileId[]; sealed: boolean },
): Promise<FileRef[]> => {
  const refs: FileRef[] = [];
  for (const fileId of new Set(fileIds)) {
    const row = await requireOne(house, accountId, fileId);
    if ((row.wish.as === 'sealed') !== sealed)
      throw refuse('wrong_file_kind', { fileId, kind: row.wish.as === 'sealed' ? 'sealed' : row.kind });
    refs.push(presentFile(row));
  }
  return refs;
};

/**
 * Files of somebody that have arrived, in this order. Refuses file_not_found and file_not_ready, with the `fileId`, and
 * wrong_file_kind for what is sealed.
 */
export const requireFiles = (
  house: House,
  accountId: AccountId,
  fileIds: readonly FileId[],
): Promise<FileRef[]> => requireAll(house, accountId, { fileIds, sealed: false });

/** The same of files that were sealed on a device; refuses those that were not. */
export const requireSealedFiles = (
  house: House,
  accountId: AccountId,
  fileIds: readonly FileId[],
): Promise<FileRef[]> => requireAll(house, accountId, { fileIds, sealed: true });

/** Keeps files that are in no message yet until this moment, for what is to be sent later. */
export const keepFilesUntil = (
  house: Pick<House, 'db'>,
  accountId: AccountId,
  wish: { fileIds: readonly FileId[]; until: Date },
): Promise<void> => extendFiles(house.db, accountId, wish);

/** A line of a chat's log that holds files. */
export interface HoldingLine {
  chatId: ChatId;
  seq: number;
  author: AccountId;
  at: Date;
  /** As the line says them, in its order. */
  files: readonly FileRef[];
}

/** Lets everybody who sees this line have its files. Files that have gone meanwhile are left out. */
export const placeFiles = async (tx: Tx, { files, ...line }: HoldingLine): Promise<void> => {
  const ids = files.map((file) => file.id);
  const rows = new Map((await lockFiles(tx, ids)).map((row) => [row.file_id, row]));
  const uses = files.flatMap((said, place): NewUse[] => {
    const row = rows.get(said.id);
    if (!row) return [];
    const ref = presentFile(row);
    return [
      {
        ...line,
        fileId: row.file_id,
        place,
        accountId: row.account_id,
        ref,
        hash: row.hash,
        forms: row.forms,
        expiresAt: row.expires_at,
        // It became playable while the message was on its way.
        toFill: said.state === 'processing' && ref.state !== 'processing',
      },
    ];
  });
  await insertUses(tx, uses);
  await markUsed(tx, [...rows.keys()]);
};

/** Takes that away again; files that nothing holds any more go soon. */
export const eraseFiles = async (
  tx: Tx,
  of: { chatId: ChatId; seq: number; fileId?: FileId },
): Promise<void> => {
  const ids = await deleteUses(tx, of);
  if (ids.length > 0) await releaseUnheld(tx, ids, new Date(0));
};
