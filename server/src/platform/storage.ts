import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  archiveHistories,
  backupJobs,
  claimPlace,
  findBackupPlace,
  followBackups,
  readSystemIdentifier,
  type BackupPlace,
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
const awaitDatabase = async (
  db: Db,
  { patienceMs, told }: { patienceMs: number; told: AbortSignal | undefined },
  onAway: (error: unknown) => void,
): Promise<void> => {
  for (const until = performance.now() + patienceMs, away = { isTold: false }; ;) {
    try {
      return await db.check();
    } catch (error) {
      if (!isConnectionError(error) || performance.now() > until) throw error;
      if (!away.isTold) onAway(error);
      away.isTold = true;
      await sleep(300, undefined, { signal: told });
    }
  }
};

const wordOf = (error: unknown): string | undefined =>
  (error as Error).message || (error as { code?: string }).code;

/** A place elsewhere may be away for a while: a start does not wait for it, and the log waits on this machine. */
const bucketPatienceMs = 5_000;

/** Makes sure that the backups there are of this database. What is only away for now stops nobody from starting. */
const claimOrWait = async (
  place: BackupPlace,
  identifier: string,
  progress: (words: string) => void,
): Promise<void> => {
  const late = sleep(bucketPatienceMs, undefined, { ref: false }).then(() => {
    throw new Error('no answer yet');
  });
  const claiming = claimPlace(place, identifier);
  try {
    await (place.folder ? claiming : Promise.race([claiming, late]));
  } catch (error) {
    if (place.folder || error instanceof CannotStart) throw error;
    progress(
      `Nothing can be written to ${place.title} now: ${wordOf(error)}. The log of the database waits on this machine; \`maru doctor\` says more.`,
    );
  } finally {
    claiming.catch(() => undefined);
    late.catch(() => undefined);
  }
};

/** Opens the embedded database, whose log goes to the place of its backups. */
const openEmbedded = async (
  config: Config,
  progress: (words: string) => void,
  isVisitor: boolean,
): Promise<{ db: Db; stop: () => Promise<void> }> => {
  const place = findBackupPlace(config);
  let identifier = '';
  const postgres = await startEmbeddedPostgres(config.dataDir, progress, {
    isVisitor,
    archiveTo: place ? await place.walFolder() : isVisitor ? undefined : null,
    beforeArchiving: async (cluster) => {
      if (!place) return;
      identifier = await readSystemIdentifier(cluster);
      await claimOrWait(place, identifier, progress);
      await archiveHistories(cluster, place);
    },
  });
  return {
    db: openDatabase(postgres.url),
    stop: async () => {
      if (isVisitor && postgres.tookOver) return;
      await postgres.stop();
      // PostgreSQL hands over the last of its log when it ends: with that elsewhere too, nothing is lost with this machine.
      if (!place || place.folder) return;
      await claimPlace(place, identifier)
        .then(() => place.handOver())
        .catch(() => undefined);
    },
  };
};

/**
 * Opens the embedded database, or the one that was named. A visitor beside a server that runs leaves the database running
 * when it goes. `told` ends the waiting for one that was named and is away.
 */
export const openStorage = async (
  config: Config,
  progress: (words: string) => void,
  { isVisitor = false, told }: { isVisitor?: boolean; told?: AbortSignal | undefined } = {},
): Promise<{ db: Db; stop: () => Promise<void> }> => {
  if (!config.databaseUrl) return openEmbedded(config, progress, isVisitor);
  findBackupPlace(config);
  const db = openDatabase(config.databaseUrl);
  const host = decodeURIComponent(new URL(config.databaseUrl).host);
  const patienceMs = isVisitor ? 0 : databasePatienceMs;
  try {
    await awaitDatabase(db, { patienceMs, told }, (error) =>
      progress(`Waiting for the database at ${host} for ${patienceMs / 1_000} s: ${wordOf(error)}`),
    );
  } catch (error) {
    await db.close();
    told?.throwIfAborted();
    throw new CannotStart(`The database at ${host} cannot be reached: ${wordOf(error)}. Check DATABASE_URL.`);
  }
  return { db, stop: async () => undefined };
};

/** The work that keeps the backups of a host up to date, where they have a place; and shows how far behind they are. */
export const keepBackups = (house: House): Job[] => {
  const place = findBackupPlace(house.config);
  followBackups(house, place);
  return place ? backupJobs(place) : [];
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
