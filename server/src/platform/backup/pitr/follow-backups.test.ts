import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startTestS3, startTestServer, type TestS3, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { House, Job } from '../../house.ts';
import { runJob } from '../../jobs/index.ts';
import { backupJobs, findBackupPlace, type BackupPlace } from '../index.ts';

let s3: TestS3;
let server: TestServer<House>;
let place: BackupPlace;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  s3 = await startTestS3();
  const config = {
    backupS3Endpoint: s3.endpoint,
    backupS3Region: s3.region,
    backupS3Bucket: s3.bucket,
    backupS3AccessKey: s3.accessKey,
    backupS3SecretKey: s3.secretKey,
  };
  server = await startTestServer<House>({ config: config as never });
  place = findBackupPlace(server.house.config) as BackupPlace;
});
afterAll(async () => {
  vi.useRealTimers();
  await server.stop();
  await s3.stop();
});

/** A figure is read anew after some seconds. */
const figure = async (name: string): Promise<string | undefined> => {
  vi.setSystemTime(Date.now() + 6_000);
  const page = await (await fetch(`${server.url}/metrics`)).text();
  return new RegExp(`^${name} (.*)$`, 'm').exec(page)?.[1];
};
const run = (name: string) => runJob(server.house, backupJobs(place).find((job) => job.name === name) as Job);

it('operators see when the backups cannot be reached, what waits for them, and that they can be again', async () => {
  expect(await figure('maru_backup_up')).toBeUndefined();
  await run('backup.files');
  expect(await figure('maru_backup_up')).toBe('1');
  s3.beAway(true);
  const wal = await place.walFolder();
  await mkdir(wal, { recursive: true });
  await writeFile(join(wal, '000000010000000000000001.gz'), gzipSync('a piece'));
  await run('backup.log');
  expect(await figure('maru_backup_up')).toBe('0');
  expect(await figure('maru_backup_log_waiting')).toBe('1');
  // When files were last copied is still told: an alert grows by it.
  expect(Number(await figure('maru_backup_files_age_seconds'))).toBeGreaterThanOrEqual(0);
  await run('backup.files');
  expect(Number(await figure('maru_backup_files_age_seconds'))).toBeGreaterThan(0);
  s3.beAway(false);
  await run('backup.files');
  await run('backup.log');
  expect(await figure('maru_backup_up')).toBe('1');
  expect(await figure('maru_backup_log_waiting')).toBe('0');
  expect([...s3.objects.keys()]).toContain('wal/000000010000000000000001.gz');
});
