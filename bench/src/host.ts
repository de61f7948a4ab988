import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';

/** A server of our own on a throwaway folder. */
export interface Host {
  gateway: string;
  db: pg.Client;
  /** Where its database is. */
  databaseUrl: string;
  /** Memory of the server's process that is in use, in bytes. */
  rss(): Promise<number>;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** Starts the built server in a process of its own, as `npm start` does, with limits off. */
export const startHost = async (): Promise<Host> => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-bench-'));
  const start = `import('${root}/server/dist/main.js').then((m) => m.main(['--port', '0', '--bind', '127.0.0.1', '--data', '${folder}', '--rate-limits', 'off']))`;
  const flags = [
    '--max-semi-space-size=64',
    ...(process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean),
  ];
  const child = spawn(process.execPath, [...flags, '-e', start], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((done, failed) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /localhost:(\d+)/.exec(said)?.[1];
      if (found) done(found);
    });
    child.once('exit', () => failed(new Error(`the server did not start: ${said}`)));
  });
  const password = (await readFile(join(folder, 'postgresql.password'), 'utf8')).trim();
  const databasePort = (await readFile(join(folder, 'postgresql/postmaster.pid'), 'utf8')).split('\n')[3];
  const databaseUrl = `postgresql://maru:${password}@127.0.0.1:${databasePort}/postgres`;
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  return {
    gateway: `ws://127.0.0.1:${port}/gateway`,
    db,
    databaseUrl,
    async rss() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1_024;
    },
    async stop() {
      await db.end();
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
