import { access, chmod, constants, mkdtemp, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeTemplate } from './databases.ts';
import { loadPostgres } from './server-shape.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

const inMemory = '/dev/shm';
const roomBytes = 4 * 2 ** 30;

/**
 * Where the databases of a run lie: in memory where the system has a place for that and room enough. A database is a thousand small
 * files, and a disk takes several times as long to make and forget them.
 */
const chooseFolder = async (): Promise<string> => {
  try {
    await access(inMemory, constants.W_OK);
    const { bavail, bsize } = await statfs(inMemory);
    return Math.min(bavail * bsize, freemem()) > roomBytes ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
};

/** Starts one PostgreSQL for all tests of a run; each test server gets a database of its own in it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(await chooseFolder(), 'maru-tests-'));
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755);
  const { startEmbeddedPostgres } = await loadPostgres();
  const postgres = await startEmbeddedPostgres(folder, () => undefined, { durable: false });
  const stop = () => void postgres.stop();
  process.once('exit', stop);
  await makeTemplate(postgres.url);
  project.provide('databaseUrl', postgres.url);
  return async () => {
    process.off('exit', stop);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
};
