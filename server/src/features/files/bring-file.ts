import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { AccountId, FileId, FileKind, FileRef } from '@maru/contract';
import { v7 } from 'uuid';
import type { House } from '../../platform/house.ts';
import { requireFiles } from './hold-files.ts';
import { beginUpload } from './uploads/begin-upload.ts';
import { takeBytes } from './uploads/take-bytes.ts';

/** Takes a file of this machine in as somebody's, by the road of an upload: the same limits, looked at in the same way. */
export const bringFile = async (
  house: House,
  accountId: AccountId,
  { path, name, as }: { path: string; name: string; as: FileKind },
): Promise<FileRef> => {
  const fileId = v7() as FileId;
  const key = { accountId, fileId };
  const { size } = await stat(path);
  const metadata = { filename: name, as, quality: 'original', keepMetadata: 'true' };
  await beginUpload(house, key, { size, metadata });
  await takeBytes(house, key, { stream: createReadStream(path), offset: 0 });
  const [file] = await requireFiles(house, accountId, [fileId]);
  return file as FileRef;
};
