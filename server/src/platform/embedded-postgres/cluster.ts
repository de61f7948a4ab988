import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '../config/index.ts';
import { locateBinaries } from './binaries.ts';
import { isAlive } from './is-alive.ts';
import { socketFolder } from './socket.ts';
import { canEnter, choosePostgresUser, stateFolder, type PostgresUser } from './user.ts';

/** The files of a PostgreSQL, and who runs it. */
export interface Cluster {
  bin: string;
  folder: string;
  user: PostgresUser | undefined;
  password: string;
  durable: boolean;
  /** Settings beside those of every cluster of ours. */
  settings: Record<string, string>;
}

const identity = (user: PostgresUser | undefined) => (user ? { uid: user.uid, gid: user.gid } : {});

/** Text is compared by code point, the same on every machine; clients sort for people. */
const initFlags = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C.UTF-8',
  '--auth=scram-sha-256',
  // Guesses at a password that a person chose are made dear by 4,096 rounds, at both ends of every connection. Ours is 192 random
  // bits, which nobody guesses, and lies beside what the rounds would protect.
  '--set=scram_iterations=1',
  '--username=maru',
  '--no-sync',
];

const serverSettings = {
  // For programs of others, and where there can be no socket.
  listen_addresses: '127.0.0.1',
  max_connections: '60',
  shared_buffers: '128MB',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // The promise "durable before acknowledged" rests on these two.
  fsync: 'on',
  synchronous_commit: 'on',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** For databases that are thrown away: nothing is kept through a power cut, and many servers share one PostgreSQL. */
const throwawaySettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/**
 * The folder of the cluster: `postgresql` under the data folder. Where PostgreSQL's user may not go there (a data
 * folder under root's home), the files lie under /var/lib/maru and `postgresql` is a link to them.
 */
const placeFolder = async (dataDir: string, user: PostgresUser | undefined): Promise<string> => {
  const folder = join(dataDir, 'postgresql');
  await mkdir(dataDir, { recursive: true });
  if (!user) return folder;
  const there = await lstat(folder).catch(() => undefined);
  if (there?.isSymbolicLink() || (!there && !canEnter(user, dataDir))) {
    const elsewhere = join(
      stateFolder,
      createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16),
    );
    await mkdir(elsewhere, { recursive: true, mode: 0o755 });
    await chown(elsewhere, user.uid, user.gid);
    if (!there) await symlink(join(elsewhere, 'postgresql'), folder);
    return join(elsewhere, 'postgresql');
  }
  return folder;
};

/** Where what belongs to the cluster of a data folder lies beside it: PostgreSQL's user may go there. */
export const besideCluster = async (dataDir: string): Promise<string> =>
  dirname(await placeFolder(resolve(dataDir), choosePostgresUser()));

/** Makes the files of an empty cluster; they appear whole or not at all. */
export const initialise = async ({ bin, folder, user, password }: Cluster): Promise<void> => {
  const half = `${folder}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  if (user) await chown(half, user.uid, user.gid);
  // A file that only its reader may open keeps the password out of the list of processes.
  const passwordFile = `${half}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const made = spawnSync(join(bin, 'initdb'), ['--pgdata', half, `--pwfile=${passwordFile}`, ...initFlags], {
    ...identity(user),
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  await rm(passwordFile, { force: true });
  if (made.status !== 0)
    throw new CannotStart(
      `The embedded database could not be made in ${folder}: ${(made.stderr || String(made.error)).trim()}`,
    );
  await rename(half, folder);
};

/** A port of this machine that nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

/** Where a cluster is to listen: a port of this machine, and the folder of its socket. */
export interface Address {
  port: number;
  socket: string | undefined;
}

/** An address that nobody listens at yet. */
export const chooseAddress = async ({ folder, user }: Cluster): Promise<Address> => ({
  port: await freePort(),
  socket: await socketFolder(folder, user),
});

/** How to reach a cluster of ours: on its socket, where it has one. */
export const urlOf = ({ port, socket }: Address, password: string): string =>
  `postgresql://maru:${password}@${socket ? encodeURIComponent(socket) : '127.0.0.1'}:${port}/postgres`;

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** One that runs, and where it listens. */
export interface Running {
  pid: number;
  address: Address;
}

/** A PostgreSQL that outlived a killed Maru is still serving these files: use it rather than wait for it to go. */
export const findRunning = async ({ folder, password }: Cluster): Promise<Running | undefined> => {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !isAlive(pid)) return undefined;
  const address = { port, socket: lines[4] || undefined };
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await answers(urlOf(address, password))) return { pid, address };
    if (!isAlive(pid)) return undefined;
    await sleep(250);
  }
  return undefined;
};

/** Starts the program on the files of a cluster. `said` gives the end of what it says. */
export const spawnPostgres = (
  { bin, folder, user, durable, settings }: Cluster,
  { port, socket }: Address,
): { child: ChildProcess; said: () => string } => {
  const all = {
    ...serverSettings,
    ...(!durable && throwawaySettings),
    ...settings,
    port: String(port),
    unix_socket_directories: socket ? `"${socket.replaceAll('"', '""')}"` : '',
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let said = '';
  const child = spawn(join(bin, 'postgres'), ['-D', folder, ...flags], {
    ...identity(user),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C', PGTZ: 'UTC' },
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000);
  });
  return { child, said: () => said };
};

/** Waits until a database answers; false where its program ended before, or this took too long. */
export const waitForAnswer = async (
  child: ChildProcess,
  url: string,
  patienceMs: number,
): Promise<boolean> => {
  const ends = Date.now() + patienceMs;
  while (Date.now() < ends) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if (await answers(url)) return true;
    await sleep(50);
  }
  return false;
};

/** Starts a cluster and waits until it answers; tells its process at once. Throws CannotStart with what it said. */
export const launch = async (
  cluster: Cluster,
  address: Address,
  begun?: (pid: number) => void,
): Promise<ChildProcess> => {
  const { child, said } = spawnPostgres(cluster, address);
  if (child.pid !== undefined) begun?.(child.pid);
  if (await waitForAnswer(child, urlOf(address, cluster.password), 60_000)) return child;
  child.kill('SIGINT');
  throw new CannotStart(
    `The embedded database in ${cluster.folder} did not start: ${said().trim().split('\n').slice(-3).join(' ')}`,
  );
};

const readPassword = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, 'postgresql.password');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known) return known.trim();
  const password = randomBytes(24).toString('hex');
  await writeFile(file, password, { mode: 0o600 });
  await chmod(file, 0o600);
  return password;
};

/** The cluster that belongs to a data folder, whether it is there yet or not. */
export const openCluster = async (
  dataDir: string,
  { durable = true, settings = {} }: { durable?: boolean; settings?: Record<string, string> } = {},
): Promise<Cluster> => {
  const user = choosePostgresUser();
  const folder = await placeFolder(resolve(dataDir), user);
  return {
    bin: await locateBinaries(user),
    folder,
    user,
    password: await readPassword(resolve(dataDir)),
    durable,
    settings,
  };
};

/** Ends the program of a cluster cleanly, and waits until its files are at rest. */
export const stopPostgres = async (pid: number, patienceMs = 15_000): Promise<void> => {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let waited = 0; waited < patienceMs && isAlive(pid); waited += 20) await sleep(20);
};
