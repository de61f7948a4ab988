import { spawnSync } from 'node:child_process';
import { access, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { urlOf } from './cluster.ts';
import { socketFolder } from './socket.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'socket-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

it('the database of a host is reached on a socket, at which it lets in who knows the password', async () => {
  const server = await startTestServer<House>();
  try {
    const { rows } = await server.house.db.query<{ on_socket: boolean }>(
      'select inet_server_addr() is null as on_socket',
    );
    expect(rows).toEqual([{ on_socket: true }]);
    const stranger = new URL(server.house.db.url);
    stranger.password = 'guessed';
    const asked = spawnSync(
      process.execPath,
      ['-e', `new (require('pg').Client)(${JSON.stringify(stranger.href)}).connect()`],
      { encoding: 'utf8' },
    );
    expect(asked.stderr).toMatch(/password authentication failed/);
  } finally {
    await server.stop();
  }
});

it('the socket lies beside the files of the database, where nobody else may go', async () => {
  const folder = await socketFolder(join(data, 'postgresql'), undefined);
  expect(folder).toBe(join(data, 'postgresql.socket'));
  expect((await stat(folder as string)).mode & 0o777).toBe(0o700);
  expect(await readdir(folder as string)).toEqual([]);
  expect(urlOf({ port: 5_433, socket: '/a b/c' }, 'secret')).toBe(
    'postgresql://maru:secret@%2Fa%20b%2Fc:5433/postgres',
  );
});

it('where a path is too long for a socket the database is reached over TCP', async () => {
  expect(await socketFolder(join(data, 'long'.repeat(30), 'postgresql'), undefined)).toBeUndefined();
  expect(urlOf({ port: 5_433, socket: undefined }, 'secret')).toBe(
    'postgresql://maru:secret@127.0.0.1:5433/postgres',
  );
});

it('what a killed one left is taken away, and not what is of one that runs', async () => {
  const folder = (await socketFolder(join(data, 'postgresql'), undefined)) as string;
  const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
  for (const [port, pid] of [
    [5_001, gone],
    [5_002, process.pid],
  ]) {
    await writeFile(join(folder, `.s.PGSQL.${port}`), '');
    await writeFile(join(folder, `.s.PGSQL.${port}.lock`), `${pid}\n${data}\n`);
  }
  await socketFolder(join(data, 'postgresql'), undefined);
  await access(join(folder, '.s.PGSQL.5002'));
  expect((await readdir(folder)).toSorted()).toEqual(['.s.PGSQL.5002', '.s.PGSQL.5002.lock']);
});
