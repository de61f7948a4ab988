import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openS3, S3Refused, type S3Place } from '../../s3/index.ts';
import { countWaiting, handOverLog } from './hand-over-log.ts';
import { openLineChunks } from './line-chunks.ts';
import type { BackupPlace, KeptThere } from './types.ts';

/** What has not gone on for so long was interrupted. */
const interruptedMs = 86_400_000;

/** Which bucket, and what this machine lends to it. */
export interface BucketOfBackups extends S3Place {
  /** What all names begin with; empty, or without a slash at its end. */
  prefix: string;
  /** A folder of this machine for what is on its way. */
  temp: string;
  /** Where PostgreSQL lays the pieces of its log until they are brought to the bucket. */
  walFolder: () => Promise<string>;
}

const asMissing = (error: unknown, name: string): unknown =>
  error instanceof S3Refused && error.status === 404
    ? Object.assign(new Error(`${name} is not there`), { code: 'ENOENT' })
    : error;

/** Backups in a bucket. Things appear there whole or not at all; a folder is there when the last of its files is. */
export const openS3BackupPlace = (bucket: BucketOfBackups): BackupPlace => {
  const s3 = openS3(bucket);
  const before = bucket.prefix && `${bucket.prefix}/`;
  const title = `s3://${bucket.bucket}${bucket.prefix && `/${bucket.prefix}`}`;
  const chunks = openLineChunks(s3, before);
  const room = async (): Promise<string> => {
    await mkdir(bucket.temp, { recursive: true, mode: 0o700 });
    return join(bucket.temp, `backup-${randomBytes(9).toString('hex')}`);
  };
  const place: BackupPlace = {
    title,
    folder: undefined,
    read: (name) =>
      textOf(s3.read(before + name)).catch((error: unknown) => {
        if (error instanceof S3Refused && error.word === 'NoSuchKey') return undefined;
        throw error;
      }),
    async write(name, text) {
      await s3.put(before + name, Buffer.from(text));
    },
    writeNew: (name, text) => s3.put(before + name, Buffer.from(text), { isNew: true }),
    roomFor: room,
    async take(name, path) {
      await s3.putFile(before + name, path);
      await rm(path, { force: true });
    },
    async lend(name, work) {
      const path = await room();
      try {
        await pipeline(s3.read(before + name), createWriteStream(path, { mode: 0o600 })).catch((error) => {
          throw asMissing(error, `${title}/${name}`);
        });
        return await work(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    async *list(below): AsyncGenerator<KeptThere> {
      for await (const { key, bytes, at } of s3.list(before + below))
        yield { name: key.slice(before.length), bytes, at };
    },
    async remove(name) {
      if (!name.endsWith('/')) return s3.remove(before + name);
      for await (const { key } of s3.list(before + name)) await s3.remove(key);
    },
    async beginFolder() {
      const half = await room();
      await mkdir(half, { mode: 0o700 });
      return half;
    },
    async keepFolder(name, from, last) {
      const files = (await readdir(from)).filter((file) => file !== last);
      for (const file of [...files, last]) await s3.putFile(`${before}${name}/${file}`, join(from, file));
      await rm(from, { recursive: true, force: true });
    },
    readLines: chunks.read,
    addLines: chunks.add,
    rewriteLines: chunks.rewrite,
    walFolder: bucket.walFolder,
    handOver: async () => handOverLog({ s3, before, title }, await bucket.walFolder()),
    countWaiting: async () => countWaiting(await bucket.walFolder()),
    async tidy() {
      const whole = new Set<string>();
      const old: { folder: string; key: string }[] = [];
      for await (const { key, at } of s3.list(`${before}base/`)) {
        const folder = key.slice(0, key.lastIndexOf('/'));
        if (key.endsWith('.json')) whole.add(folder);
        else if (at.getTime() < Date.now() - interruptedMs) old.push({ folder, key });
      }
      for (const { folder, key } of old) if (!whole.has(folder)) await s3.remove(key);
      for (const name of await readdir(bucket.temp).catch(() => [])) {
        const found = await stat(join(bucket.temp, name)).catch(() => undefined);
        if (name.startsWith('backup-') && found && found.mtimeMs < Date.now() - interruptedMs)
          await rm(join(bucket.temp, name), { recursive: true, force: true });
      }
    },
  };
  return place;
};
