import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeTemplate } from './databases.ts';
import { loadPostgres } from './server-shape.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** Starts one PostgreSQL for all tests of a run; each test server gets a database of its own in it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-tests-'));
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755);
  const { startEmbeddedPostgres } = await loadPostgres();
  const postgres = await startEmbeddedPostgres(folder, () => undefined, { durable: false });
  const stop = () => void postgres.stop();
  process.once('exit', stop);
  // While the tests load the server. Where it fails, no test may wait for it: none reaches a database then.
  let trouble: unknown;
  const template = makeTemplate(postgres.url).catch(async (error: unknown) => {
    trouble = error;
    await postgres.stop();
  });
  project.provide('databaseUrl', postgres.url);
  return async () => {
    process.off('exit', stop);
    // A short run ends before it is made.
    await template;
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
    if (trouble) throw new Error('the tables of the tests could not be made', { cause: trouble });
  };
};
