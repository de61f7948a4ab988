import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patience } from '@maru/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase, type Db } from '../db/index.ts';
import { chooseAddress, initialise, launch, openCluster } from './cluster.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'embedded-'));
  await chmod(data, 0o755);
});
afterAll(() => rm(data, { recursive: true, force: true }));

const processOf = async (db: Db): Promise<number> => {
  const { rows } = await db.query<{ began: Date }>('select pg_postmaster_start_time() as began');
  return rows[0]!.began.getTime();
};

it('one that outlived a killed process of ours is taken over, and started again when it dies', async () => {
  const cluster = await openCluster(data, { durable: false });
  await initialise(cluster);
  const outlived = await launch(cluster, await chooseAddress(cluster));
  const taken: EmbeddedPostgres = await startEmbeddedPostgres(data, () => undefined, { durable: false });
  const db = openDatabase(taken.url);
  try {
    expect(taken.tookOver).toBe(true);
    const before = await processOf(db);
    const ended = once(outlived, 'exit');
    outlived.kill('SIGKILL');
    await ended;
    await vi.waitFor(async () => expect(await processOf(db)).toBeGreaterThan(before), patience);
  } finally {
    await db.close();
    await taken.stop();
  }
  const again = await startEmbeddedPostgres(data, () => undefined, { durable: false });
  expect(again.tookOver).toBe(false);
  await again.stop();
});
