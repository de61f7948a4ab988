import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotStart, type Config } from './config/index.ts';
import { isConnectionError, migrate, openDatabase, readEpoch, type Db } from './db/index.ts';
import { startEmbeddedPostgres } from './embedded-postgres/index.ts';

/** Step by step: Node's own recursive mkdir never ends in folders like /proc, which refuse with ENOENT. */
const makeFolder = async (folder: string): Promise<void> => {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
};

/** Makes the data folder, and makes sure that files can be written there. */
export const checkFolder = async (folder: string): Promise<void> => {
  try {
    await makeFolder(folder);
    const probe = join(folder, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new CannotStart(
      `The data folder ${folder} cannot be written to (${(error as NodeJS.ErrnoException).code}): choose another with --data.`,
    );
  }
};

/**
 * Opens the embedded database, or the one that was named. A visitor beside a server that runs leaves the database running
 * when it goes.
 */
export const openStorage = async (
  config: Config,
  progress: (words: string) => void,
  { isVisitor = false } = {},
): Promise<{ db: Db; stop: () => Promise<void> }> => {
  if (!config.databaseUrl) {
    const postgres = await startEmbeddedPostgres(config.dataDir, progress);
    return {
      db: openDatabase(postgres.url),
      stop: async () => {
        if (!isVisitor || !postgres.tookOver) await postgres.stop();
      },
    };
  }
  const db = openDatabase(config.databaseUrl);
  try {
    await db.check();
  } catch (error) {
    await db.close();
    const { host } = new URL(config.databaseUrl);
    throw new CannotStart(
      `The database at ${host} cannot be reached: ${(error as Error).message || (error as { code?: string }).code}. Check DATABASE_URL.`,
    );
  }
  return { db, stop: async () => undefined };
};

/** Brings the database up to this version and gives its epoch. */
export const migrateOrExplain = async (db: Db): Promise<string> => {
  try {
    await migrate(db);
    return await readEpoch(db);
  } catch (error) {
    if (isConnectionError(error))
      throw new CannotStart('The database went away while it was being prepared; start again.');
    throw error;
  }
};
