import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { AccountId, FileId } from '@maru/contract';
import type { House } from '../../../platform/house.ts';
import { discardFile } from '../discard-file.ts';
import { readFiles } from '../store.ts';
import { beginUpload } from './begin-upload.ts';
import { takeBytes } from './take-bytes.ts';
import { readUploads, type FileKey } from './upload-store.ts';

/** How long an upload may take from its first byte to its last. */
export const uploadMs = 24 * 3_600_000;

/** The name under which tus knows a file: with its owner, so that somebody else's is simply not there. */
export const deskName = ({ accountId, fileId }: FileKey): string => `${accountId}.${fileId}`;

/** The file of such a name. */
export const keyOfDeskName = (name: string): FileKey => {
  const [account, file] = name.split('.');
  const key = { accountId: AccountId.safeParse(account).data, fileId: FileId.safeParse(file).data };
  if (!key.accountId || !key.fileId) throw ERRORS.FILE_NOT_FOUND;
  return key as FileKey;
};

/** Where tus keeps uploads: bytes in blobs, how far they are in the database. */
export class UploadDesk extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  private readonly house: House;

  constructor(house: House) {
    super();
    this.house = house;
  }

  override async create(upload: Upload): Promise<Upload> {
    const { size = 0, metadata = {} } = upload;
    await beginUpload(this.house, keyOfDeskName(upload.id), { size, metadata });
    upload.creation_date = this.house.clock.now().toISOString();
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { accountId, fileId } = keyOfDeskName(id);
    const [on] = await readUploads(this.house.db, accountId, [fileId]);
    if (on) {
      const { size, received: offset, metadata, created_at: at } = on;
      if (this.house.clock.now().getTime() - at.getTime() > uploadMs) throw ERRORS.FILE_NO_LONGER_EXISTS;
      return new Upload({ id, size, offset, metadata, creation_date: at.toISOString() });
    }
    // Whoever missed the answer to the last bytes hears that all of them have come.
    const [done] = await readFiles(this.house.db, accountId, [fileId]);
    if (!done) throw ERRORS.FILE_NOT_FOUND;
    const { arrived_size: size } = done;
    return new Upload({ id, size, offset: size, creation_date: this.house.clock.now().toISOString() });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    return takeBytes(this.house, keyOfDeskName(id), { stream, offset });
  }

  override async remove(id: string): Promise<void> {
    await discardFile(this.house, keyOfDeskName(id));
  }

  override getExpiration(): number {
    return uploadMs;
  }
}
