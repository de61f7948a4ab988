import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { hasRealS3, openRealS3, startTestS3, type RealBucket, type TestS3 } from '@maru/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openFolderBlobs } from '../../blobs/index.ts';
import { openS3 } from '../../s3/index.ts';
import { claimPlace, names, readClaim } from '../pitr/layout.ts';
import { readIndex, rewriteIndex } from '../pitr/files-index.ts';
import { syncFiles } from '../pitr/sync-files.ts';
import { openFolderPlace } from './folder-place.ts';
import { openS3BackupPlace } from './s3-place.ts';
import type { BackupPlace } from './types.ts';

let root: string;
let s3: TestS3;
let real: RealBucket | undefined;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'maru-place-'));
  s3 = await startTestS3();
  if (hasRealS3()) real = await openRealS3();
});
afterAll(async () => {
  await s3.stop();
  await real?.stop();
  await rm(root, { recursive: true, force: true });
});

let prefix: string;
let spool: string;
beforeEach(async () => {
  prefix = `hosts/${randomBytes(6).toString('hex')}`;
  spool = join(root, prefix);
  await mkdir(spool, { recursive: true });
});

const inBucket = (bucket: TestS3 | RealBucket = s3): BackupPlace =>
  openS3BackupPlace({ ...bucket, tries: 2, prefix, temp: join(root, 'tmp'), walFolder: async () => spool });
const kinds: Record<string, () => BackupPlace> = {
  'a folder': () => openFolderPlace(join(root, 'folder', prefix)),
  'a bucket': inBucket,
  ...(hasRealS3() && { 'a bucket of an S3 that is not of these tests': () => inBucket(real) }),
};

const listed = async (place: BackupPlace, below: string): Promise<string[]> => {
  const found: string[] = [];
  for await (const { name } of place.list(below)) found.push(name);
  return found.toSorted();
};

describe.each(Object.keys(kinds))('%s', (kind) => {
  const open = () => (kinds[kind] as () => BackupPlace)();

  it('gives back what was written, lists it, and lets it go', async () => {
    const place = open();
    expect(await place.read('a/none')).toBeUndefined();
    await place.write('a/one', 'first');
    await place.write('a/one', 'second');
    expect(await place.writeNew('a/one', 'third')).toBe(false);
    expect(await place.writeNew('a/two', 'third')).toBe(true);
    expect([await place.read('a/one'), await place.read('a/two')]).toEqual(['second', 'third']);
    const path = await place.roomFor('b/file');
    await writeFile(path, 'bytes');
    await place.take('b/file', path);
    expect(await place.lend('b/file', (lent) => readFile(lent, 'utf8'))).toBe('bytes');
    await expect(place.lend('b/none', (lent) => readFile(lent))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await listed(place, 'a/')).toEqual(['a/one', 'a/two']);
    await place.remove('a/');
    expect(await listed(place, 'a/')).toEqual([]);
    expect(await listed(place, 'b/')).toEqual(['b/file']);
  });

  it('lets a folder appear as a whole', async () => {
    const place = open();
    const half = await place.beginFolder('base/one');
    await writeFile(join(half, 'pack'), 'bytes');
    expect(await listed(place, 'base/')).toEqual([]);
    await writeFile(join(half, 'last.json'), '{}');
    await place.keepFolder('base/one', half, 'last.json');
    expect(await listed(place, 'base/')).toEqual(['base/one/last.json', 'base/one/pack']);
  });

  it('keeps every line that two add at once', { timeout: 120_000 }, async () => {
    const [one, other] = [open(), open()];
    await one.write('ready', 'yes');
    const add = (place: BackupPlace, who: string) =>
      Array.from({ length: 35 }, (_, n) => n).reduce(
        (before, n) => before.then(() => place.addLines('lines', [`${who}${n}\n`])),
        Promise.resolve(),
      );
    await Promise.all([add(one, 'a'), add(other, 'b')]);
    const lines = new Set((await open().readLines('lines')).split('\n').filter(Boolean));
    expect(lines.size).toBe(70);
    await one.readLines('lines');
    await one.rewriteLines('lines', 'anew\n');
    expect((await open().readLines('lines')).trim()).toBe('anew');
  });

  it('is that of one database', async () => {
    await Promise.all([claimPlace(open(), '7'), claimPlace(open(), '7')]);
    await claimPlace(open(), '7');
    await expect(claimPlace(open(), '8')).rejects.toThrow(/holds the backups of another database/);
    expect(await readClaim(open())).toBe('7');
  });

  it('is that of the first of two that come at once', async () => {
    const claims = await Promise.allSettled(['1', '2'].map((id) => claimPlace(open(), id)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('holds the files of a host, also what two processes copy at once, and forgets what has gone', async () => {
    const blobs = openFolderBlobs(join(root, 'files', prefix));
    for (const n of [1, 2, 3]) await blobs.put(`bytes/${n}`, randomBytes(1_000));
    const place = open();
    const sync = (to: BackupPlace) => syncFiles({ blobs, dataDir: spool, now: () => new Date() }, to);
    await Promise.all([sync(place), sync(open())]);
    await blobs.remove('bytes/2');
    await sync(place);
    const index = await readIndex(open());
    expect(
      [...index]
        .filter(([, { goneAt }]) => !goneAt)
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(['bytes/1', 'bytes/3']);
    index.delete('bytes/2');
    await readIndex(place);
    await rewriteIndex(place, index);
    expect([...(await readIndex(open())).keys()].toSorted()).toEqual(['bytes/1', 'bytes/3']);
  });
});

describe('the log of a database, on its way to a bucket', () => {
  const piece = (n: number) => `00000001000000000000000${n}`;
  const lay = (n: number, bytes = randomBytes(50_000)) =>
    writeFile(join(spool, `${piece(n)}.gz`), gzipSync(bytes));
  const isInBucket = () => listed(inBucket(), names.wal);

  it('waits while the bucket is away, and goes in order when it is back', async () => {
    const place = inBucket();
    await Promise.all([lay(1), lay(2), lay(3), writeFile(join(spool, `${piece(4)}.gz.99.half`), 'half')]);
    s3.beAway(true);
    onTestFinished(() => s3.beAway(false));
    await expect(place.handOver()).rejects.toThrow(/hang up|closed|reset|ECONN|EPIPE/);
    expect(await place.countWaiting()).toBe(3);
    s3.beAway(false);
    expect(await place.handOver()).toBe(3);
    expect(await isInBucket()).toEqual([1, 2, 3].map((n) => `wal/${piece(n)}.gz`));
    expect(await readdir(spool)).toEqual([`${piece(4)}.gz.99.half`]);
  });

  it('is there whole or not at all where an upload is cut off half-way, and comes by the next try', async () => {
    const bytes = randomBytes(3_000_000);
    await lay(1, bytes);
    s3.cutUploads(1);
    expect(await inBucket().handOver()).toBe(1);
    const there = await buffer(openS3(s3).read(`${prefix}/wal/${piece(1)}.gz`));
    expect(there.equals(gzipSync(bytes))).toBe(true);
    await lay(2, bytes);
    s3.cutUploads(2);
    onTestFinished(() => s3.cutUploads(0));
    await expect(inBucket().handOver()).rejects.toThrow(/hang up|closed|reset|ECONN|EPIPE/);
    expect(await isInBucket()).toEqual([`wal/${piece(1)}.gz`]);
    expect(await inBucket().countWaiting()).toBe(1);
  });

  it('is brought over by two at once without harm, and never over another’s', async () => {
    const bytes = randomBytes(50_000);
    await Promise.all([1, 2, 3].map((n) => lay(n, bytes)));
    await Promise.all([inBucket().handOver(), inBucket().handOver()]);
    expect(await isInBucket()).toHaveLength(3);
    // PostgreSQL hands a piece over again where it did not note that it had done so: packed otherwise it is the same.
    await writeFile(join(spool, `${piece(1)}.gz`), gzipSync(bytes, { level: 1 }));
    expect(await inBucket().handOver()).toBe(1);
    await lay(2);
    await expect(inBucket().handOver()).rejects.toThrow(/is there already, and is something else/);
    const there = await buffer(openS3(s3).read(`${prefix}/wal/${piece(2)}.gz`));
    expect(there.equals(gzipSync(bytes))).toBe(true);
    expect(await inBucket().countWaiting()).toBe(1);
  });

  it('is there as far as it was received, until the piece is full', async () => {
    const name = join(spool, `${piece(1)}.gz.partial`);
    await writeFile(name, 'so far');
    await inBucket().handOver();
    expect(await inBucket().read(`wal/${piece(1)}.gz.partial`)).toBe('so far');
    await rm(name);
    await lay(1);
    await inBucket().handOver();
    expect(await isInBucket()).toEqual([`wal/${piece(1)}.gz`]);
  });
});
