import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archiveAs, archiveSettings } from './archive.ts';
import { choosePlace, findRunning, initialise, launch, openCluster, stopPostgres, urlOf } from './cluster.ts';

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  url: string;
  /** It was running already: another Maru uses it, or one that was killed has left it. */
  tookOver: boolean;
  /** Stops it cleanly; resolves when the files are at rest. */
  stop(): Promise<void>;
}

/** How a PostgreSQL is run. */
export interface EmbeddedOptions {
  /** `false` is for tests alone. */
  durable?: boolean;
  /** The folder that its log is archived in; null: nowhere; left out: as it was the last time. */
  archiveTo?: string | null | undefined;
  /** Looks at the files before they are archived from; what it throws stops the start. */
  beforeArchiving?: (cluster: string) => Promise<void>;
}

/**
 * Starts PostgreSQL with its files under `dataDir`, making them first where there are none, and keeps it running:
 * if it dies it is started again at the same place. Takes over one that outlived a killed process of ours.
 */
export const startEmbeddedPostgres = async (
  dataDir: string,
  progress: (words: string) => void,
  { durable = true, archiveTo, beforeArchiving }: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> => {
  const cluster = await openCluster(dataDir, { durable });
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) {
    progress('Making the database…');
    await initialise(cluster);
  }
  if (archiveTo) await beforeArchiving?.(cluster.folder);
  cluster.settings = await archiveSettings(cluster, await archiveAs(dataDir, archiveTo));
  const running = await findRunning(cluster);
  const place = await choosePlace(cluster);
  let pid = running?.pid ?? 0;
  let stopping = false;
  const keepRunning = async (): Promise<void> => {
    const child = await launch(cluster, place);
    pid = child.pid as number;
    child.unref();
    child.once('exit', () => {
      if (stopping) return;
      setTimeout(
        () =>
          void keepRunning().catch(() => setTimeout(() => void keepRunning().catch(() => undefined), 2_000)),
        300,
      );
    });
  };
  if (!running) await keepRunning();
  return {
    url: running?.url ?? urlOf(place, cluster.password),
    tookOver: running !== undefined,
    async stop() {
      stopping = true;
      if (pid) await stopPostgres(pid);
    },
  };
};
