import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileKind } from '@maru/contract';
import type { House } from '../../../platform/house.ts';
import { inTempFolder } from '../temp-folder.ts';
import {
  prepareFile,
  type Arrived,
  type MadeForm,
  type Prepared,
} from '../../../platform/file-processing/index.ts';
import { insertFile, type KeptForm, type NewFile } from '../store.ts';
import { partsName } from '../uploads/take-bytes.ts';
import { readWish } from '../uploads/read-wish.ts';
import {
  deleteUpload,
  readParts,
  readUploads,
  type FileKey,
  type UploadRow,
} from '../uploads/upload-store.ts';
import { wakeWorkers } from '../work/wake-workers.ts';
import { holdBytes } from './hold-bytes.ts';
import { newEnding } from './new-ending.ts';
import { sniffType } from './sniff.ts';
import { troubleOf } from '../../../platform/trouble.ts';

const day = 24 * 3_600_000;

/** The hash of a file of this machine. */
export const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
};

/** A part that is in none of the places this process knows: with a process that is gone, on a disk that is not shared. */
export class PartGone extends Error {}

/** Puts the parts of an upload together. */
const assemble = async (house: House, key: FileKey, path: string): Promise<void> => {
  const parts = await readParts(house.db, key);
  async function* bytes() {
    for (const { blob } of parts) {
      const found = await house.blobs.open(blob);
      if (!found) throw new PartGone(`part ${blob} is not there`);
      yield* found.stream() as AsyncIterable<Buffer>;
    }
  }
  await pipeline(bytes, createWriteStream(path));
};

const sealedType = 'application/octet-stream';

/** What a file is when nothing more is known of it. */
const plain = (type: string): Prepared => ({ kind: 'file', type, facts: {}, forms: [], slow: false });

/** Stores the forms that were made. */
export const keepForms = async (
  house: House,
  key: FileKey,
  forms: readonly MadeForm[],
): Promise<KeptForm[]> => {
  const kept: KeptForm[] = [];
  for (const { form, type, path } of forms) {
    const [{ size }, hash] = [await stat(path), await hashOf(path)];
    await holdBytes(house, key, { hash, path });
    kept.push({ form, type, hash, size });
  }
  return kept;
};

const prepare = async (house: House, arrived: Arrived): Promise<Prepared> => {
  try {
    const prepared = await prepareFile(arrived);
    if (prepared.trouble)
      house.logger.info({ type: arrived.type, trouble: prepared.trouble }, 'a file was hard to read');
    return prepared;
  } catch (error) {
    house.logger.warn({ type: arrived.type, ...troubleOf(error) }, 'a file could not be prepared');
    return plain(arrived.type);
  }
};

const keepFile = async (
  house: House,
  upload: UploadRow,
  { arrived, prepared }: { arrived: Arrived; prepared: Prepared },
): Promise<void> => {
  const key: FileKey = { accountId: upload.account_id, fileId: upload.file_id };
  const { original } = prepared;
  const path = original?.path ?? arrived.path;
  const [{ size }, hash] = [await stat(path), await hashOf(path)];
  // The forms first: putting a file away may move it.
  const forms = await keepForms(house, key, prepared.forms);
  await holdBytes(house, key, { hash, path });
  const now = house.clock.now();
  const { fileDays } = house.hostSettings.current();
  const file: NewFile = {
    account_id: key.accountId,
    file_id: key.fileId,
    kind: prepared.kind satisfies FileKind,
    name: original ? newEnding(upload.name, original.ending) : upload.name,
    type: original?.type ?? prepared.type,
    size,
    hash,
    facts: prepared.facts,
    forms,
    wish: readWish(upload.metadata),
    arrived_size: upload.size,
    state: prepared.slow ? 'processing' : 'ready',
    created_at: now,
    expires_at: fileDays > 0 ? new Date(now.getTime() + fileDays * day) : null,
    kept_until: new Date(now.getTime() + day),
  };
  await house.db.transaction(async (tx) => {
    // Thrown away meanwhile: then it stays thrown away, and the job finds what was stored for it.
    if (await deleteUpload(tx, key)) await insertFile(tx, file);
  });
  await house.blobs.remove(partsName(key));
  if (prepared.slow) wakeWorkers(house);
};

/** Finds out what a file is that has all its bytes, and keeps it. */
export const look = async (house: House, key: FileKey): Promise<void> => {
  const [upload] = await readUploads(house.db, key.accountId, [key.fileId]);
  if (!upload || upload.received < upload.size) return;
  await inTempFolder(house, async (folder) => {
    const path = join(folder, 'arrived');
    await assemble(house, key, path);
    const made = join(folder, 'made');
    await mkdir(made);
    const { durationMs, waveform, as, ...wish } = readWish(upload.metadata);
    // Nobody here can see into it, and what its bytes look like is chance.
    const isSealed = as === 'sealed';
    const arrived: Arrived = {
      path,
      size: upload.size,
      type: isSealed ? sealedType : await sniffType(path),
      wish: { ...wish, as: isSealed ? 'file' : as },
      declared: { ...(durationMs !== undefined && { durationMs }), ...(waveform && { waveform }) },
      folder: made,
    };
    const prepared = isSealed ? plain(sealedType) : await prepare(house, arrived);
    await keepFile(house, upload, { arrived, prepared });
  });
};
