import { spawnSync } from 'node:child_process';
import { chown, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CannotStart } from '../config/index.ts';
import { locateBinaries } from './binaries.ts';
import {
  chooseAddress,
  openCluster,
  spawnPostgres,
  stopPostgres,
  urlOf,
  waitForAnswer,
  type Cluster,
} from './cluster.ts';
import { commandOf } from './programs.ts';
import { canEnter, choosePostgresUser, stateFolder } from './user.ts';

/** From where, and how far. */
export interface Recovery {
  /** Pieces of the log, packed. */
  walFolder: string;
  segmentBytes: number;
  /** The line of history to follow. */
  timeline: number;
  /** Changes until this moment; all there are where it is left out. */
  target?: Date | undefined;
  /** It is thrown away after a look: nothing of it has to reach the disk. */
  isThrowaway?: boolean | undefined;
}

/** How it ended. */
export type Recovered =
  | { ok: true; url: string; lastChangeAt: Date | undefined; stop(): Promise<void> }
  | { ok: false; said: string; lastChangeAt: Date | undefined };

/** Where the files of a cluster of a data folder belong. */
export const clusterFolder = async (dataDir: string): Promise<string> => (await openCluster(dataDir)).folder;

/** Which version of PostgreSQL is embedded: the major one. */
export const embeddedMajor = async (): Promise<number> => {
  const bin = await locateBinaries(choosePostgresUser());
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { cwd: '/', encoding: 'utf8' });
  return Number(/PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? 0);
};

const giveToUser = async ({ folder, user }: Cluster): Promise<void> => {
  if (!user) return;
  await chown(folder, user.uid, user.gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chown(join(entry.parentPath, entry.name), user.uid, user.gid);
};

/** What was copied here from elsewhere, or is of another user's, PostgreSQL's user could not read: it would miss it without a word. */
const giveLogToUser = async (walFolder: string, user: Cluster['user']): Promise<void> => {
  if (!user) return;
  try {
    for (const path of [walFolder, ...(await readdir(walFolder)).map((name) => join(walFolder, name))])
      if ((await stat(path)).uid !== user.uid) await chown(path, user.uid, user.gid);
  } catch (error) {
    throw new CannotStart(
      `The pieces of the log in ${walFolder} cannot be given to ${user.name}, as whom PostgreSQL runs here (${(error as NodeJS.ErrnoException).code}): copy that folder to where you may write.`,
    );
  }
  if (!canEnter(user, walFolder))
    throw new CannotStart(
      `PostgreSQL runs as ${user.name} here, who may not go into ${walFolder}: let everybody enter the folders above it (chmod a+x).`,
    );
};

/** When the last change was made that was played again, as PostgreSQL says it in its log. */
export const readLastChange = (said: string): Date | undefined => {
  const times = [...said.matchAll(/last completed transaction was at log time (\S+ \S+?)\+00/g)];
  const last = times.at(-1)?.[1];
  return last ? new Date(`${last.replace(' ', 'T')}Z`) : undefined;
};

/** The settings by which PostgreSQL plays its log again, as the user it runs as. */
export const recoverySettings = async (
  { walFolder, segmentBytes, timeline, target }: Recovery,
  user?: Cluster['user'],
): Promise<Record<string, string>> => ({
  restore_command: await commandOf('fetch-wal', ['%f', '%p', walFolder, String(segmentBytes)], user),
  recovery_target_timeline: String(timeline),
  recovery_target_action: 'promote',
  // PostgreSQL reads this before it knows the names of zones.
  ...(target && { recovery_target_time: target.toISOString().replace('T', ' ').replace('Z', '+00') }),
});

/** Nobody looks at it before it is where it should be; and a brought back host archives nothing until it is started as one. */
const aloneSettings = { hot_standby: 'off', archive_mode: 'off' };

/**
 * Plays the log again over the files of a base backup that lie in a data folder, and opens the database at that moment.
 * The time this takes is the log's: there is no limit to it.
 */
export const recoverCluster = async (dataDir: string, recovery: Recovery): Promise<Recovered> => {
  const cluster = await openCluster(resolve(dataDir));
  await writeFile(join(cluster.folder, 'recovery.signal'), '', { mode: 0o600 });
  await giveToUser(cluster);
  await giveLogToUser(recovery.walFolder, cluster.user);
  cluster.settings = {
    ...(await recoverySettings(recovery, cluster.user)),
    ...aloneSettings,
    ...(recovery.isThrowaway && { fsync: 'off' }),
  };
  const address = await chooseAddress(cluster);
  const url = urlOf(address, cluster.password);
  const { child, said } = spawnPostgres(cluster, address);
  child.once('error', () => undefined);
  const opened = await waitForAnswer(child, url, Number.POSITIVE_INFINITY);
  const lastChangeAt = readLastChange(said());
  if (!opened) return { ok: false, said: said(), lastChangeAt };
  return { ok: true, url, lastChangeAt, stop: () => stopPostgres(child.pid as number) };
};

/** Takes away the cluster of a data folder, wherever it lies. */
export const removeCluster = async (dataDir: string): Promise<void> => {
  const folder = await clusterFolder(dataDir);
  const isElsewhere = dirname(dirname(folder)) === stateFolder;
  await rm(isElsewhere ? dirname(folder) : folder, { recursive: true, force: true });
};
