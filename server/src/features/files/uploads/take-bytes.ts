import { randomBytes } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ERRORS } from '@tus/server';
import type { House } from '../../../platform/house.ts';
import { tempFolder } from '../temp-folder.ts';
import { addPart, type FileKey } from './upload-store.ts';

/** Bytes of one part: as much as is lost at most when this process is killed. */
const partBytes = 8 * 1024 * 1024;
/** A line on which nothing has come for so long counts as cut. */
const silenceMs = 60_000;

/** The folder of the parts of a file. */
export const partsName = (key: FileKey): string => `uploads/${key.fileId}`;

/** A part on its way to this machine's disk. */
class Part {
  size = 0;
  readonly path: string;
  private readonly file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.file = file;
  }

  static async begin(folder: string): Promise<Part> {
    const path = join(folder, `part-${randomBytes(9).toString('hex')}`);
    return new Part(path, await open(path, 'wx'));
  }

  async write(bytes: Buffer): Promise<void> {
    await this.file.writeFile(bytes);
    this.size += bytes.length;
  }

  /** Closes it, with all of it on the disk. */
  async end(): Promise<void> {
    // What a full disk took half of is not counted.
    await this.file.truncate(this.size);
    await this.file.datasync();
    await this.file.close();
  }

  async drop(): Promise<void> {
    await this.file.close().catch(() => undefined);
    await rm(this.path, { force: true });
  }
}

/** Keeps a part, if its place is still the next one. What another writer has put there meanwhile stands. */
const keepPart = async (
  house: House,
  key: FileKey,
  { part, atByte }: { part: Part; atByte: number },
): Promise<void> => {
  await part.end();
  const blob = `${partsName(key)}/${atByte}-${randomBytes(9).toString('hex')}`;
  const { size } = part;
  await house.blobs.putFile(blob, part.path);
  if (await addPart(house.db, key, { atByte, size, blob })) {
    house.metrics.figures.uploadBytes += size;
    return;
  }
  await house.blobs.remove(blob);
  throw ERRORS.INVALID_OFFSET;
};

/**
 * Takes the bytes of one request in, part by part: the memory it needs does not grow with the file. On a cut line, what
 * has come is kept. Gives the byte that is awaited next.
 */
export const takeBytes = async (
  house: House,
  key: FileKey,
  { stream, offset }: { stream: Readable; offset: number },
): Promise<number> => {
  const folder = await tempFolder(house);
  let at = offset;
  let part: Part | undefined;
  const finishPart = async () => {
    if (!part) return;
    const done = part;
    part = undefined;
    try {
      await keepPart(house, key, { part: done, atByte: at });
    } finally {
      await done.drop();
    }
    at += done.size;
  };
  const silence = setTimeout(() => stream.destroy(new Error('the line is silent')), silenceMs).unref();
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      silence.refresh();
      part ??= await Part.begin(folder);
      await part.write(piece);
      if (part.size >= partBytes) await finishPart();
    }
  } catch (error) {
    // A cut line: all that has come is kept. Two writers, or a full disk: there is no part left to keep.
    await finishPart();
    throw error;
  } finally {
    clearTimeout(silence);
  }
  await finishPart();
  return at;
};
