import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, createGzip, gunzip, gzip } from 'node:zlib';
import { CannotStart } from '../../config/index.ts';

/** Files up to this size go through the memory as a whole, which is much quicker for thousands of small ones. */
const small = 2_000_000;

/** Lets bytes through, counts them and takes their hash. */
const measuring = () => {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  return { through, bytes: () => bytes, sha256: () => hash.digest('hex') };
};

const hashOfBytes = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Where a file lies in a pack. */
export interface PackedFile {
  /** As it is outside. */
  bytes: number;
  at: number;
  length: number;
  /** Of what lies in the pack. */
  sha256: string;
}

/** A file that holds others, each packed by itself: thousands of files reach the disk as few. */
export interface Pack {
  readonly length: number;
  add(from: string): Promise<PackedFile>;
  /** Resolves when all of it is on the disk. */
  close(): Promise<void>;
}

/** Begins a pack. */
export const openPack = async (path: string): Promise<Pack> => {
  const file = await open(path, 'wx', 0o600);
  let length = 0;
  const write = async (piece: Buffer): Promise<void> => {
    for (let done = 0; done < piece.length;) {
      const { bytesWritten } = await file.write(piece, done, piece.length - done, length);
      done += bytesWritten;
      length += bytesWritten;
    }
  };
  const addStream = async (from: string): Promise<PackedFile> => {
    const at = length;
    const [before, after] = [measuring(), measuring()];
    await pipeline(
      createReadStream(from),
      before.through,
      createGzip({ level: 1 }),
      after.through,
      async (packed: AsyncIterable<Buffer>) => {
        for await (const piece of packed) await write(piece);
      },
    );
    return { bytes: before.bytes(), at, length: after.bytes(), sha256: after.sha256() };
  };
  return {
    get length() {
      return length;
    },
    async add(from) {
      if ((await stat(from)).size > small) return addStream(from);
      const bytes = await readFile(from);
      const packed = await promisify(gzip)(bytes, { level: 1 });
      const at = length;
      await write(packed);
      return { bytes: bytes.length, at, length: packed.length, sha256: hashOfBytes(packed) };
    },
    async close() {
      await file.sync();
      await file.close();
    },
  };
};

const unpackSmall = async (pack: string, { at, length, sha256 }: PackedFile): Promise<Buffer | undefined> => {
  const file = await open(pack, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead !== length || hashOfBytes(buffer) !== sha256) return undefined;
    return await promisify(gunzip)(buffer);
  } finally {
    await file.close();
  }
};

const unpackLarge = async (pack: string, kept: PackedFile, to: string): Promise<boolean> => {
  const measured = measuring();
  const target = createWriteStream(to, { mode: 0o600 });
  const from = createReadStream(pack, { start: kept.at, end: kept.at + kept.length - 1 });
  await pipeline(from, measured.through, createGunzip(), target);
  return measured.sha256() === kept.sha256;
};

/** Takes a file out of a pack. Throws a sentence where it is not as it was written. */
export const unpackFile = async (
  { path, title }: { path: string; title: string },
  kept: PackedFile,
  to: string,
): Promise<void> => {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  let isWhole: boolean;
  try {
    if (kept.length > small) isWhole = await unpackLarge(path, kept, to);
    else {
      const bytes = await unpackSmall(path, kept);
      isWhole = bytes !== undefined;
      if (bytes) await writeFile(to, bytes, { mode: 0o600 });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CannotStart(`${title} is missing.`);
    if (!code?.startsWith('Z_')) throw error;
    isWhole = false;
  }
  if (!isWhole) throw new CannotStart(`${title} is not as it was written.`);
};

/** Writes bytes to a file; resolves only when it is on the disk. */
export const writeStream = async (from: Readable, to: string): Promise<{ bytes: number; sha256: string }> => {
  const measured = measuring();
  // A stream that fails while nobody holds it would end the process.
  from.pause().once('error', () => undefined);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await pipeline(from, measured.through, createWriteStream(to, { mode: 0o600, flush: true }));
  return { bytes: measured.bytes(), sha256: measured.sha256() };
};

/** The hash of a file. */
export const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
};

/** Has the names in a folder reach the disk. */
export const settleFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
};

/** Does work on each, a few at a time. Ends with the first that fails, when nothing is being worked on any more. */
export const eachOf = async <Item>(
  items: Iterable<Item>,
  work: (item: Item, lane: number) => Promise<void>,
  atOnce = 4,
): Promise<void> => {
  const waiting = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const lane = async (_: unknown, number: number): Promise<void> => {
    try {
      for (let next = waiting.next(); !next.done && failures.length === 0; next = waiting.next())
        await work(next.value, number);
    } catch (error) {
      failures.push(error);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  if (failures.length > 0) throw failures[0];
};
