import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { startTestS3 } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolderBlobs, openS3Blobs } from '../../blobs/index.ts';
import { readConfig, type Config } from '../../config/index.ts';
import { listMigrations, migrate } from '../../db/index.ts';
import { openStorage } from '../../storage.ts';
import {
  listBases,
  openBackupPlace,
  pruneBackups,
  readTarget,
  restoreToMoment,
  syncFiles,
  writeBasebackup,
  type KnownBase,
  type SyncedFiles,
} from '../index.ts';
import { requireRoom } from './requirements.ts';
import { baseManifestName } from './manifest.ts';
import { parseSegment, segmentName } from './wal-segments.ts';

let root: string;
let config: Config;
let backups: string;
let newer: string[];
const photo = randomBytes(3_000);
const synced: SyncedFiles[] = [];

const place = (name: string): Config => ({ ...config, dataDir: join(root, name), backupDir: '' });
const restore = (name: string, to = 'latest', named: readonly string[] = []) =>
  restoreToMoment({
    config: place(name),
    place: openBackupPlace(config, backups),
    target: readTarget(to),
    listNamed: async () => new Set(named),
    progress: () => undefined,
  });

/** A host of an earlier version with an S3, two base backups and a log; its disk is gone. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'maru-pitr-'));
  await chmod(root, 0o755);
  backups = join(root, "bob's backups, 100%");
  config = { ...readConfig([], {}), dataDir: join(root, 'data'), backupDir: backups };
  await mkdir(config.dataDir, { mode: 0o711 });
  const storage = await openStorage(config, () => undefined);
  const migrations = await listMigrations();
  newer = migrations.slice(-2);
  await migrate(storage.db, migrations.slice(0, -2));
  const s3 = await startTestS3();
  const blobs = openS3Blobs(s3);
  await blobs.put('bytes/ab/abc', photo);
  await blobs.put('bytes/cd/let-go', photo);
  const sync = () =>
    syncFiles({ blobs, dataDir: config.dataDir, now: () => new Date() }, openBackupPlace(config));
  synced.push(await sync());
  await blobs.remove('bytes/cd/let-go');
  synced.push(await sync());
  await s3.stop();
  await writeBasebackup({ config, url: storage.db.url }, openBackupPlace(config));
  await storage.db.query('create table probe (n int)');
  for (const n of [1, 2, 3]) {
    await storage.db.query('insert into probe values ($1)', [n]);
    await storage.db.query('select pg_switch_wal()');
  }
  await writeBasebackup({ config, url: storage.db.url }, openBackupPlace(config));
  await storage.db.query('insert into probe values (4)');
  await storage.db.close();
  await storage.stop();
  await rm(config.dataDir, { recursive: true, force: true });
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const changeManifest = async ({ name }: KnownBase, change: (text: string) => string) => {
  const file = join(backups, name, baseManifestName);
  const before = await readFile(file, 'utf8');
  await writeFile(file, change(before));
  return () => writeFile(file, before);
};

describe('a backup that is brought back', () => {
  it(
    'holds what was in the S3, says what is missing, and is brought up to this version',
    { timeout: 60_000 },
    async () => {
      expect(synced).toMatchObject([
        { copied: 2, files: 2 },
        { copied: 0, files: 1 },
      ]);
      const back = await restore('whole', 'latest', ['bytes/ab/abc', 'bytes/ef/none']);
      if ('prepared' in back) throw new Error('it is one of ours');
      expect(back.files).toMatchObject({ files: 1, missing: ['bytes/ef/none'], damaged: [] });
      expect(back.migrated).toBe(newer.length);
      expect(back.checked.tables).toBeGreaterThan(50);
      expect(await readFile(join(root, 'whole', 'files', 'bytes', 'ab', 'abc'))).toEqual(photo);
      const storage = await openStorage(place('whole'), () => undefined);
      expect((await storage.db.query('select max(n) as n from probe')).rows).toEqual([{ n: 4 }]);
      await storage.db.close();
      await storage.stop();
    },
  );

  it('is not brought back over anything', async () => {
    await mkdir(join(root, 'full'));
    await writeFile(join(root, 'full', 'letter.txt'), 'mine');
    await expect(restore('full')).rejects.toThrow(/not empty \(letter\.txt\)/);
  });

  it('says which moments it does not reach', { timeout: 60_000 }, async () => {
    await expect(restore('early', '2020-01-01T00:00:00Z')).rejects.toThrow(
      /No base backup .* the oldest reaches back to/,
    );
    await expect(restore('late', '2199-01-01T00:00:00Z')).rejects.toThrow(
      /The log ends before 2199.* newest change/,
    );
    expect(await readdir(join(root, 'late'))).toEqual([]);
  });

  it('names the piece of the log that is missing', async () => {
    const [first, second] = await listBases(openBackupPlace(config));
    const wal = join(backups, 'wal');
    const from = parseSegment(first?.manifest.startWal ?? '', 16_777_216);
    const hole = segmentName({ timeline: 1, number: (from?.number ?? 0n) + 2n }, 16_777_216);
    await rename(join(wal, `${hole}.gz`), join(root, 'hole'));
    await rename(join(backups, second?.name ?? ''), join(root, 'second'));
    await expect(restore('gap')).rejects.toThrow(`The piece ${hole} of the log is missing`);
    await rename(join(root, 'second'), join(backups, second?.name ?? ''));
    await rename(join(root, 'hole'), join(wal, `${hole}.gz`));
  });

  it('is refused by another version of PostgreSQL', async () => {
    const newest = (await listBases(openBackupPlace(config))).at(-1) as KnownBase;
    const undo = await changeManifest(newest, (text) => text.replace(/"major":\d+/, '"major":12'));
    await expect(restore('other')).rejects.toThrow(/is of PostgreSQL .* brings PostgreSQL 18/);
    await undo();
  });

  it('is not brought back where a byte of it has changed, and leaves nothing behind', async () => {
    const { name, manifest } = (await listBases(openBackupPlace(config))).at(-1) as KnownBase;
    const [kept] = manifest.cluster;
    const pack = await open(join(backups, name, kept?.pack ?? ''), 'r+');
    const at = (kept?.at ?? 0) + 12;
    const { buffer } = await pack.read(Buffer.alloc(1), 0, 1, at);
    await pack.write(Buffer.from([(buffer[0] as number) ^ 1]), 0, 1, at);
    await expect(restore('damaged')).rejects.toThrow(/pack is not as it was written/);
    expect(await readdir(join(root, 'damaged'))).toEqual([]);
    await pack.write(buffer, 0, 1, at);
    await pack.close();
  });

  it('asks for a disk that is large enough', async () => {
    await expect(requireRoom(root, 1e18, 0)).rejects.toThrow(/too small: 1000000000.00 GB are needed/);
  });
});

it('two databases never share a folder', async () => {
  const other = { ...config, dataDir: join(root, 'another') };
  await mkdir(other.dataDir, { mode: 0o711 });
  await expect(openStorage(other, () => undefined)).rejects.toThrow(/the backups of another database/);
});

it('what is pruned is what nothing needs', async () => {
  const bases = await listBases(openBackupPlace(config));
  const [wal, files] = [join(backups, 'wal'), join(backups, 'files')];
  const newest = bases.at(-1) as KnownBase;
  const pruned = await pruneBackups(openBackupPlace(config), 1);
  expect(pruned).toMatchObject({ bases: 1, kept: 1, files: 1 });
  expect(pruned.segments).toBeGreaterThan(2);
  const left = (await readdir(wal)).filter((name) => /^[0-9A-F]{24}\.gz$/.test(name));
  expect(left.toSorted()[0]).toBe(`${newest.manifest.startWal}.gz`);
  const kept: string[] = [];
  for await (const name of openFolderBlobs(files).list()) kept.push(name);
  expect(kept).toEqual(['bytes/ab/abc']);
  expect(await pruneBackups(openBackupPlace(config), 1)).toMatchObject({ bases: 0, segments: 0, files: 0 });
});

it('a piece of the log is archived once, and never written over', async () => {
  const folder = join(root, 'the archive');
  await mkdir(folder);
  const file = join(root, 'piece');
  const program = resolve(import.meta.dirname, '../../../../programs/archive-wal.mjs');
  const archive = () => promisify(execFile)(process.execPath, [program, file, folder, 'PIECE']);
  await writeFile(file, photo);
  await archive();
  await archive();
  await writeFile(file, 'something else');
  await expect(archive()).rejects.toThrow(/is there already, and is something else/);
  expect(await readdir(folder)).toEqual(['PIECE.gz']);
  expect(gunzipSync(await readFile(join(folder, 'PIECE.gz')))).toEqual(photo);
});
