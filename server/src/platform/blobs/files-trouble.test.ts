import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { findFilesTrouble } from './index.ts';

let server: TestServer<House>;
let elsewhere: string;
const lines: string[] = [];
beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'maru-apart-'));
  server = await startTestServer<House>({
    config: { logLevel: 'warn' },
    logTo: { write: (line) => void lines.push(line) },
  });
});
afterAll(async () => {
  await server.stop();
  await rm(elsewhere, { recursive: true, force: true });
});

const warned = () => lines.filter((line) => line.includes('S3_ENDPOINT')).length;

it('a process that shares the files of the others says nothing', async () => {
  const other = await server.startBeside();
  await other.stop();
  expect(warned()).toBe(0);
  expect(await findFilesTrouble(server.house)).toBeUndefined();
});

it('a process that keeps files apart from the others says what it needs', async () => {
  const hostKey = await readFile(join(server.house.config.dataDir, 'keys', 'host.key'), 'utf8');
  const other = await server.startBeside({ dataDir: elsewhere, hostKey });
  await other.stop();
  expect(warned()).toBe(1);
});

it('a database that was wound back is marked anew, for where its files are now', async () => {
  await server.house.db.query('update host set epoch = gen_random_uuid()::text');
  await server.house.blobs.remove('marks');
  expect(await findFilesTrouble(server.house)).toBeUndefined();
  await server.house.blobs.remove('marks');
  expect(await findFilesTrouble(server.house)).toContain('S3_ENDPOINT');
});
