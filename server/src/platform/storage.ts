import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  archiveHistories,
  backupJobs,
  claimFolder,
  followBackups,
  placesIn,
  readSystemIdentifier,
} from './backup/index.ts';
import { CannotStart, type Config } from './config/index.ts';
import { isConnectionError, migrate, openDatabase, readEpoch, type Db } from './db/index.ts';
import { startEmbeddedPostgres } from './embedded-postgres/index.ts';
import type { House, Job } from './house.ts';

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

/** A server that starts together with its database waits so long for it; beside a server, nobody waits. */
const databasePatienceMs = 30_000;

/** Asks until the database answers, or what stands in the way will not pass by itself. */
const awaitDatabase = async (db: Db, patienceMs: number, onAway: (error: unknown) => void): Promise<void> => {
  for (const until = performance.now() + patienceMs, away = { isTold: false }; ;) {
    try {
      return await db.check();
    } catch (error) {
      if (!isConnectionError(error) || performance.now() > until) throw error;
      if (!away.isTold) onAway(error);
      away.isTold = true;
      await sleep(300);
    }
  }
};

const wordOf = (error: unknown): string | undefined =>
  (error as Error).message || (error as { code?: string }).code;

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
    const postgres = await startEmbeddedPostgres(config.dataDir, progress, {
      archiveTo: config.backupDir ? placesIn(config.backupDir).wal : isVisitor ? undefined : null,
      beforeArchiving: async (cluster) => {
        await claimFolder(config.backupDir, await readSystemIdentifier(cluster));
        await archiveHistories(cluster, config.backupDir);
      },
    });
    return {
      db: openDatabase(postgres.url),
      stop: async () => {
        if (!isVisitor || !postgres.tookOver) await postgres.stop();
      },
    };
  }
  const db = openDatabase(config.databaseUrl);
  const { host } = new URL(config.databaseUrl);
  const patienceMs = isVisitor ? 0 : databasePatienceMs;
  try {
    await awaitDatabase(db, patienceMs, (error) =>
      progress(`Waiting for the database at ${host} for ${patienceMs / 1_000} s: ${wordOf(error)}`),
    );
  } catch (error) {
    await db.close();
    throw new CannotStart(`The database at ${host} cannot be reached: ${wordOf(error)}. Check DATABASE_URL.`);
  }
  return { db, stop: async () => undefined };
};

/** The work that keeps the backup folder of a host up to date, where it has one; and shows how far behind it is. */
export const keepBackups = (house: House): Job[] => {
  followBackups(house);
  return house.config.backupDir ? backupJobs() : [];
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
