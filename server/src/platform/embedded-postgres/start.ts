import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { archiveAs, archiveSettings } from './archive.ts';
import {
  chooseAddress,
  findRunning,
  initialise,
  launch,
  openCluster,
  stopPostgres,
  urlOf,
  type Running,
} from './cluster.ts';
import { isAlive } from './is-alive.ts';

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
  /** One that runs already is its server's to keep running, and to stop. */
  isVisitor?: boolean;
  /** The folder that its log is archived in; null: nowhere; left out: as it was the last time. */
  archiveTo?: string | null | undefined;
  /** Looks at the files before they are archived from; what it throws stops the start. */
  beforeArchiving?: (cluster: string) => Promise<void>;
}

/**
 * Starts PostgreSQL with its files under `dataDir`, making them first where there are none, and keeps it running:
 * if it dies it is started again at the same address. Takes over one that outlived a killed process of ours, and keeps that running too.
 */
export const startEmbeddedPostgres = async (
  dataDir: string,
  progress: (words: string) => void,
  { durable = true, isVisitor = false, archiveTo, beforeArchiving }: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> => {
  const cluster = await openCluster(dataDir, { durable });
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) {
    progress('Making the database…');
    await initialise(cluster);
  }
  if (archiveTo) await beforeArchiving?.(cluster.folder);
  cluster.settings = await archiveSettings(cluster, await archiveAs(dataDir, archiveTo));
  const running = await findRunning(cluster);
  const address = running?.address ?? (await chooseAddress(cluster));
  let pid = 0;
  let stopping = false;
  /** Begins again after a moment, and until it has worked. */
  const beginAgain = (afterMs: number): void => {
    if (stopping) return;
    setTimeout(() => {
      if (stopping) return;
      void findRunning(cluster)
        .then(begin)
        .catch(() => beginAgain(2_000));
    }, afterMs);
  };
  /** What is no child of ours tells nobody that it has ended. */
  const watch = (its: number): void => {
    const looks = setInterval(() => {
      if (!stopping && isAlive(its)) return;
      clearInterval(looks);
      beginAgain(300);
    }, 500).unref();
  };
  const begin = async (found: Running | undefined): Promise<void> => {
    if (stopping) return;
    if (found) {
      pid = found.pid;
      if (!isVisitor) watch(pid);
      return;
    }
    // Whoever stops it meanwhile has to know whom.
    const child = await launch(cluster, address, (its) => (pid = its));
    child.unref();
    if (child.exitCode === null && child.signalCode === null) child.once('exit', () => beginAgain(300));
    else beginAgain(300);
  };
  await begin(running);
  return {
    url: urlOf(address, cluster.password),
    tookOver: running !== undefined,
    async stop() {
      stopping = true;
      if (pid) await stopPostgres(pid);
    },
  };
};
