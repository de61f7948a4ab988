import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { CannotStart } from '../../config/index.ts';
import type { S3 } from '../../s3/index.ts';

/** Whole pieces of the log, histories and marks of base backups; packed, or as PostgreSQL's own program receives them. */
const whole = /^[0-9A-F]{8}(\.history|[0-9A-F]{16}(\.[0-9A-F]{8}\.backup)?)(\.gz)?$/;
/** A piece that is still being received. */
const partial = /^[0-9A-F]{24}(\.gz)?\.partial$/;

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Changes that were made to pieces which are still being received, as they were brought over last. */
const partialsSeen = new Map<string, string>();

const unpacked = (name: string, bytes: Buffer): Buffer => (name.endsWith('.gz') ? gunzipSync(bytes) : bytes);

/** An earlier try got further than this process knows, or another process was quicker; anything else is another host's. */
const requireSame = async (
  { s3, title }: Bucket,
  { key, path, name }: { key: string; path: string; name: string },
): Promise<void> => {
  const [there, here] = await Promise.all([buffer(s3.read(key)), buffer(createReadStream(path))]);
  const isSame = there.equals(here) || unpacked(name, there).equals(unpacked(name, here));
  if (!isSame)
    throw new CannotStart(
      `${title}/wal/${name} is there already, and is something else: two databases that came from one write their logs to one place. Give this host another BACKUP_S3_PREFIX, or stop the other.`,
    );
};

interface Bucket {
  s3: S3;
  before: string;
  title: string;
}

/** Brings a piece over, never over another; only when it is there for certain does it go here. */
const bringPiece = async (bucket: Bucket, folder: string, name: string): Promise<void> => {
  const [key, path] = [`${bucket.before}wal/${name}`, join(folder, name)];
  const isNew = !(await bucket.s3.find(key)) && (await bucket.s3.putFile(key, path, { isNew: true }));
  if (!isNew) await requireSame(bucket, { key, path, name });
  await rm(path, { force: true });
  if (partialsSeen.delete(`${path}.partial`)) await bucket.s3.remove(`${key}.partial`);
};

/** What is there so far of a piece that is still being received takes the place of what was there of it before. */
const bringPartial = async ({ s3, before }: Bucket, folder: string, name: string): Promise<void> => {
  const path = join(folder, name);
  const { size, mtimeMs } = await stat(path);
  const state = `${size} ${mtimeMs}`;
  if (size === 0 || partialsSeen.get(path) === state) return;
  await s3.putFile(`${before}wal/${name}`, path);
  partialsSeen.set(path, state);
};

/**
 * Brings the log that PostgreSQL has laid into a folder to a bucket, the oldest first. While the bucket is away it waits here,
 * packed: nothing is lost by that as long as this disk is there and has room. Gives how many went.
 */
export const handOverLog = async (bucket: Bucket, folder: string): Promise<number> => {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isGone(error)) return [];
    throw error;
  });
  let pieces = 0;
  for (const name of names.filter((one) => whole.test(one)).toSorted()) {
    try {
      await bringPiece(bucket, folder, name);
      pieces++;
    } catch (error) {
      // Another process has brought it over in this moment.
      if (!isGone(error)) throw error;
    }
  }
  for (const name of names.filter((one) => partial.test(one)))
    await bringPartial(bucket, folder, name).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  return pieces;
};

/** Pieces that wait in such a folder. */
export const countWaiting = async (folder: string): Promise<number> =>
  (await readdir(folder).catch(() => [])).filter((name) => whole.test(name)).length;
