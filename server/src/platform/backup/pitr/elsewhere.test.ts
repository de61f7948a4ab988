import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildMaru, findFreePort, hasRealS3, openRealS3, type RealBucket } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../commands/run-command.ts';
import { features } from '../../../main.ts';
import { readConfig } from '../../config/index.ts';
import { migrate, openDatabase } from '../../db/index.ts';
import { openBackupPlace } from '../index.ts';

/** A PostgreSQL with its server, as Debian lays it out; its client programs on the PATH are to be of the same version. */
const findServer = (): string | undefined => {
  const folder = ['18', '17', '16', '15'].map((major) => `/usr/lib/postgresql/${major}/bin`).find(existsSync);
  return folder && existsSync(join(folder, 'pg_basebackup')) ? folder : undefined;
};
const bin = findServer();
const isHere = Boolean(process.env.MARU_DEEP) && bin !== undefined;
const root = resolve(import.meta.dirname, '../../../../..');

/** PostgreSQL refuses to run as root. */
const asPostgres = (program: string, ...flags: string[]): string => {
  const line = [join(bin ?? '', program), ...flags];
  const [first, ...rest] = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...line] : line;
  return execFileSync(first as string, rest, {
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};
const giveAway = (folder: string): void => {
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres', folder]);
};

let folder: string;
let bucket: RealBucket | undefined;
const pathBefore = process.env.PATH;
const running: string[] = [];
const startServer = async (cluster: string): Promise<string> => {
  const port = await findFreePort();
  const flags = `-p ${port} -c unix_socket_directories= -c listen_addresses=127.0.0.1`;
  asPostgres('pg_ctl', '-D', cluster, '-o', flags, '-l', join(folder, `log-${port}`), '-w', 'start');
  running.push(cluster);
  return `postgresql://maru:secret@127.0.0.1:${port}/postgres`;
};

const type = async (env: Record<string, string>, ...line: string[]) => {
  const said: string[] = [];
  const say = (words: string) => void said.push(words);
  const code = await runCommand(line, { env, say, complain: say, features });
  return { code, said: said.join('\n') };
};

beforeAll(async () => {
  if (!isHere) return;
  await buildMaru();
  folder = await mkdtemp(join(tmpdir(), 'maru-elsewhere-'));
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'password'), 'secret', { mode: 0o644 });
  giveAway(folder);
  if (hasRealS3()) bucket = await openRealS3();
});
afterAll(async () => {
  process.env.PATH = pathBefore;
  for (const cluster of running) asPostgres('pg_ctl', '-D', cluster, '-m', 'immediate', 'stop');
  await bucket?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Where the backups go: the settings, and the word for it. */
const targets = {
  'into a folder': (home: string) => ({
    env: { BACKUP_DIR: join(home, 'back ups') },
    word: join(home, 'back ups'),
  }),
  ...(hasRealS3() && {
    'into a bucket': () => ({
      env: {
        BACKUP_S3_ENDPOINT: bucket?.endpoint ?? '',
        BACKUP_S3_REGION: bucket?.region ?? '',
        BACKUP_S3_BUCKET: bucket?.bucket ?? '',
        BACKUP_S3_PREFIX: 'elsewhere',
        BACKUP_S3_ACCESS_KEY: bucket?.accessKey ?? '',
        BACKUP_S3_SECRET_KEY: bucket?.secretKey ?? '',
      },
      word: `s3://${bucket?.bucket}/elsewhere`,
    }),
  }),
};

describe.skipIf(!isHere).each(Object.entries(targets))('a PostgreSQL of one’s own, %s', (_, target) => {
  it(
    'is copied and its log received by its own programs, and comes back to a moment and to the newest',
    { timeout: 120_000 },
    async () => {
      const home = await mkdtemp(join(folder, 'home-'));
      await chmod(home, 0o755);
      giveAway(home);
      const cluster = join(home, 'server');
      const password = `--pwfile=${join(folder, 'password')}`;
      asPostgres('initdb', '-D', cluster, '-A', 'scram-sha-256', password, '-U', 'maru', '--no-sync');
      const url = await startServer(cluster);
      const db = openDatabase(url);
      await migrate(db);
      await db.query('create table probe (n int)');
      const { env: more, word: backups } = target(home);
      const env: Record<string, string> & { DATA_DIR: string; PATH: string } = {
        DATABASE_URL: url,
        DATA_DIR: join(home, 'data'),
        ...more,
        PATH: `${bin}:${process.env.PATH}`,
      };
      await mkdir(env.DATA_DIR);
      const program = `import(${JSON.stringify(join(root, 'server/dist/bundle/maru.js'))}).then((m) => m.maru(['backup', 'receive']))`;
      const receiver = spawn(process.execPath, ['-e', program], { env, stdio: 'ignore' });
      const isReceiving = async () => (await db.query('select 1 from pg_stat_replication')).rowCount === 1;
      for (let tries = 0; tries < 300 && !(await isReceiving()); tries++) await sleep(50);
      process.env.PATH = env.PATH;
      expect((await type(env, 'backup', '--base')).code).toBe(0);
      await db.query('insert into probe values (1)');
      await sleep(50);
      const moment = new Date().toISOString();
      await sleep(50);
      await db.query('insert into probe values (2)');
      const isFlushed = 'select 1 from pg_stat_replication where flush_lsn >= $1';
      const { rows } = await db.query<{ lsn: string }>('select pg_current_wal_lsn()::text as lsn');
      for (let tries = 0; tries < 300 && !(await db.query(isFlushed, [rows[0]?.lsn])).rowCount; tries++)
        await sleep(50);
      receiver.kill('SIGTERM');
      await once(receiver, 'exit');
      await db.close();
      const received: string[] = [];
      for await (const { name } of openBackupPlace(readConfig([], env)).list('wal/')) received.push(name);
      expect(received).toEqual(expect.arrayContaining([expect.stringMatching(/partial$/)]));
      for (const [to, last] of [
        [moment, 1],
        ['latest', 2],
      ] as const) {
        const data = join(home, `at-${last}`);
        const prepared = await type({ ...env, DATA_DIR: data }, 'restore', backups, '--to', to);
        expect(prepared).toMatchObject({ code: 0, said: expect.stringContaining('--finish') });
        giveAway(data);
        if (env.BACKUP_DIR) giveAway(backups);
        const found = await startServer(join(data, 'postgresql'));
        const back = openDatabase(found);
        const isOpen = async () =>
          (await back.query('select 1 where not pg_is_in_recovery()')).rowCount === 1;
        for (let tries = 0; tries < 300 && !(await isOpen()); tries++) await sleep(50);
        const { rows: epochs } = await back.query<{ epoch: string }>('select epoch from host');
        expect((await back.query('select max(n) as n from probe')).rows).toEqual([{ n: last }]);
        const finished = await type(
          { ...env, DATABASE_URL: found, DATA_DIR: data },
          'restore',
          backups,
          '--finish',
          '--to',
          to,
        );
        expect(finished).toMatchObject({ code: 0, said: expect.stringContaining('Looked through') });
        expect((await back.query('select epoch from host')).rows).not.toEqual(epochs);
        await back.close();
      }
    },
  );
});
