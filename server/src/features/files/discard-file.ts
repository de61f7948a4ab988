import type { SignedVerb } from '../../platform/house.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { letGoOfOthers, type Store } from './arrival/hold-bytes.ts';
import { readFiles, takeFile } from './store.ts';
import { partsName } from './uploads/take-bytes.ts';
import { deleteUpload, type FileKey } from './uploads/upload-store.ts';

/** Takes away a file on its way, with what has come of it; false where there is none. */
export const dropUpload = async (house: Store, key: FileKey): Promise<boolean> => {
  const dropped = await house.db.transaction((tx) => deleteUpload(tx, key));
  if (dropped) await house.blobs.remove(partsName(key));
  return dropped;
};

/** Takes away a file that may go, with its bytes where no other file has the same; false where a message holds it. */
export const dropFile = async (house: Store, key: FileKey, expiredAt?: Date): Promise<boolean> => {
  if (!(await takeFile(house.db, key, { expiredAt }))) return false;
  await letGoOfOthers(house, key, new Set());
  return true;
};

/** Throws a file of somebody away. Refuses file_not_found and file_in_use. */
export const discardFile = async (house: House, key: FileKey): Promise<void> => {
  if (await dropUpload(house, key)) return;
  if (await dropFile(house, key)) return;
  const [kept] = await readFiles(house.db, key.accountId, [key.fileId]);
  throw refuse(kept ? 'file_in_use' : 'file_not_found');
};

/** Throws away a file of mine that no message holds. */
export const discard: SignedVerb<'files.discard'> = async ({ house, who }, { fileId }) => {
  await discardFile(house, { accountId: who.accountId, fileId });
  return {};
};
