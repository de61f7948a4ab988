import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startTestS3, type TestS3 } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../commands/run-command.ts';
import { openBlobs } from '../../blobs/index.ts';
import { readConfig } from '../../config/index.ts';
import { migrate, type Db } from '../../db/index.ts';
import { openStorage } from '../../storage.ts';
import { claimPlace, openBackupPlace, readIdentifier, whyNoBackups } from '../index.ts';

let root: string;
let s3: TestS3;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'maru-bucket-'));
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(root, 0o755);
  s3 = await startTestS3();
});
afterAll(async () => {
  await s3.stop();
  await rm(root, { recursive: true, force: true });
});

const settings = (data: string, more: Record<string, string> = {}) => ({
  DATA_DIR: join(root, data),
  BACKUP_S3_ENDPOINT: s3.endpoint,
  BACKUP_S3_REGION: s3.region,
  BACKUP_S3_BUCKET: s3.bucket,
  BACKUP_S3_PREFIX: 'hosts/talk',
  BACKUP_S3_ACCESS_KEY: s3.accessKey,
  BACKUP_S3_SECRET_KEY: s3.secretKey,
  ...more,
});

const type = async (env: Record<string, string>, ...line: string[]) => {
  const said: string[] = [];
  const say = (words: string) => void said.push(words);
  const code = await runCommand(line, { env, say, complain: say, features: [] });
  return { code, said: said.join('\n') };
};

const insert = (db: Db, n: number) => db.query('insert into probe values ($1)', [n]);

/** What a database that was brought back holds. */
const readProbe = async (data: string): Promise<number> => {
  const storage = await openStorage(readConfig([], { DATA_DIR: join(root, data) }), () => undefined);
  const { rows } = await storage.db.query<{ n: number }>('select max(n) as n from probe');
  await storage.db.close();
  await storage.stop();
  return rows[0]?.n ?? 0;
};

/** Waits until PostgreSQL has handed over what was written so far. */
const handOver = async (db: Db): Promise<void> => {
  const { rows } = await db.query<{ name: string }>(
    'select pg_walfile_name(pg_current_wal_insert_lsn()) as name',
  );
  await db.query('select pg_switch_wal()');
  const isArchived = 'select 1 from pg_stat_archiver where last_archived_wal >= $1';
  for (let tries = 0; tries < 400 && !(await db.query(isArchived, [rows[0]?.name])).rowCount; tries++)
    await sleep(25);
};

/** The secret is nowhere that others on the machine could look. */
const requireSecretKept = async (db: Db): Promise<void> => {
  const { stdout } = await promisify(execFile)('ps', ['axww', '-o', 'args'], { maxBuffer: 50_000_000 });
  const { rows } = await db.query<{ all: string }>("select string_agg(setting, ' ') as all from pg_settings");
  const kept = await readFile(join(root, 'data', 'postgresql.archive'), 'utf8');
  for (const text of [stdout, rows[0]?.all, kept]) expect(text).not.toContain(s3.secretKey);
};

describe('a host whose backups lie in a bucket', () => {
  it(
    'comes back from it to a moment and to the newest, also from a time when the bucket was away',
    { timeout: 120_000 },
    async () => {
      const env = settings('data');
      const config = readConfig([], env);
      const place = openBackupPlace(config);
      const storage = await openStorage(config, () => undefined);
      await migrate(storage.db);
      await storage.db.query('create table probe (n int)');
      const photo = randomBytes(30_000);
      await openBlobs(config).put('bytes/ab/photo', photo);
      await requireSecretKept(storage.db);
      expect(await type(env, 'backup', '--base')).toMatchObject({ code: 0 });
      await insert(storage.db, 1);
      await sleep(20);
      const moment = new Date().toISOString();
      await sleep(20);
      await insert(storage.db, 2);

      // The bucket is away: PostgreSQL goes on, its log waits here packed, and nothing of it is lost.
      s3.beAway(true);
      await handOver(storage.db);
      await insert(storage.db, 3);
      await handOver(storage.db);
      await expect(place.handOver()).rejects.toThrow(/hang up|closed|reset|ECONN|EPIPE/);
      expect(await place.countWaiting()).toBeGreaterThanOrEqual(2);
      expect(
        (await storage.db.query("select 1 from pg_ls_archive_statusdir() where name like '%.ready'"))
          .rowCount,
      ).toBe(0);
      s3.beAway(false);
      await claimPlace(place, await readIdentifier(storage.db));
      expect(await place.handOver()).toBeGreaterThanOrEqual(2);
      expect(await place.countWaiting()).toBe(0);

      // A clean end brings over the last of it.
      await insert(storage.db, 4);
      await storage.db.close();
      await storage.stop();
      expect(await place.countWaiting()).toBe(0);
      const bucket = `s3://${s3.bucket}/hosts/talk`;
      expect([...s3.objects.keys()].every((key) => key.startsWith('hosts/talk/'))).toBe(true);
      const listed = await type(env, 'backup', 'list');
      expect(listed).toMatchObject({ code: 0, said: expect.stringContaining(`${bucket}/base/20`) });
      await rm(config.dataDir, { recursive: true, force: true });

      const then = await type(settings('then'), 'restore', bucket, '--to', moment);
      expect(then).toMatchObject({
        code: 0,
        said: expect.stringContaining('1 files with 30 kB came back'),
      });
      expect(await readFile(join(root, 'then', 'files', 'bytes', 'ab', 'photo'))).toEqual(photo);
      expect(await readProbe('then')).toBe(1);
      expect(await type(settings('newest'), 'restore', bucket)).toMatchObject({ code: 0 });
      expect(await readProbe('newest')).toBe(4);
      // What was brought here for it is gone again.
      expect((await readdir(join(root, 'newest'))).filter((name) => /replay|wal/.test(name))).toEqual([]);
      expect(await readdir(join(root, 'newest', 'tmp'))).toEqual([]);
    },
  );

  it(
    'does not start where the bucket holds the backups of another host, and says so',
    { timeout: 60_000 },
    async () => {
      const config = readConfig([], settings('another'));
      await expect(openStorage(config, () => undefined)).rejects.toThrow(
        /s3:\/\/maru-test\/hosts\/talk holds the backups of another database: give this host another BACKUP_S3_PREFIX/,
      );
    },
  );

  it('starts while the bucket is away, says so, and claims it later', { timeout: 60_000 }, async () => {
    const config = readConfig([], settings('early', { BACKUP_S3_PREFIX: 'early' }));
    s3.beAway(true);
    const told: string[] = [];
    const storage = await openStorage(config, (words) => void told.push(words));
    s3.beAway(false);
    expect(told.join('\n')).toContain('Nothing can be written to s3://maru-test/early now');
    await storage.db.query('create table probe (n int)');
    await handOver(storage.db);
    await storage.db.close();
    // The old disk still has what was not brought over.
    const spool = await openBackupPlace(config).walFolder();
    expect((await readdir(spool)).length).toBeGreaterThan(0);
    await cp(spool, join(root, 'kept'), { recursive: true });
    await storage.stop();
    expect([...s3.objects.keys()].filter((key) => key.startsWith('early/'))).toContain(
      'early/maru-backups.json',
    );
  });
});

it('settings that do not fit together are told in a sentence', () => {
  const why = (more: Record<string, string>) => whyNoBackups(readConfig([], settings('data', more)));
  expect(why({})).toBeUndefined();
  expect(why({ BACKUP_DIR: '/backups' })).toMatch(/BACKUP_DIR and BACKUP_S3_ENDPOINT both/);
  expect(why({ BACKUP_S3_BUCKET: '' })).toMatch(/BACKUP_S3_BUCKET is not/);
  expect(why({ BACKUP_S3_SECRET_KEY: '' })).toMatch(/BACKUP_S3_SECRET_KEY is not/);
  expect(why({ BACKUP_S3_ENDPOINT: '' })).toMatch(/BACKUP_S3_ENDPOINT is not set/);
  expect(why({ S3_ENDPOINT: s3.endpoint, S3_BUCKET: s3.bucket })).toMatch(/a bucket of their own/);
  expect(() => readConfig([], settings('data', { BACKUP_S3_PREFIX: '/../x' }))).toThrow(
    /BACKUP_S3_PREFIX is/,
  );
  expect(() => readConfig([], settings('data', { BACKUP_S3_BUCKET: 'Not one' }))).toThrow(/name of a bucket/);
});
