import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { cpuSecondsOf, rssOf } from './processes.ts';
import { endWithUs, openThrowaway } from './undertaker.ts';

/** A server of our own on a throwaway folder. */
export interface Host {
  gateway: string;
  port: number;
  db: pg.Client;
  /** Where its database is. */
  databaseUrl: string;
  /** From the command to the open door, in milliseconds. */
  startedInMs: number;
  /** Memory of the server's process that is in use, in bytes. */
  rss(): Promise<number>;
  /** Seconds of a processor that the server and its database have used until now. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** What `npm start` tells Node. */
export const startFlags = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'));

/**
 * Starts the built server in a process of its own, as `npm start` does, with limits off unless they are wanted: on a folder that goes with it,
 * or on one that stays.
 */
export const startHost = async ({
  folder: kept,
  flags = [],
  limits = 'off',
}: { folder?: string; flags?: string[]; limits?: 'on' | 'off' } = {}): Promise<Host> => {
  const folder = kept ? undefined : await openThrowaway('bench');
  const path = kept ?? folder?.path ?? '';
  const start = `import('${root}/server/dist/bundle/main.js').then((m) => m.main(['--port', '0', '--bind', '127.0.0.1', '--data', '${path}', '--rate-limits', '${limits}']))`;
  const nodeFlags = [
    ...startFlags,
    ...flags,
    ...(process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean),
  ];
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeFlags, '-e', start], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithUs(child);
  const port = await new Promise<number>((done, failed) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /localhost:(\d+)/.exec(said)?.[1];
      if (found) done(Number(found));
    });
    child.once('exit', () => failed(new Error(`the server did not start: ${said}`)));
  });
  const startedInMs = performance.now() - began;
  const password = (await readFile(join(path, 'postgresql.password'), 'utf8')).trim();
  const note = (await readFile(join(path, 'postgresql/postmaster.pid'), 'utf8')).split('\n');
  const databaseUrl = `postgresql://maru:${password}@127.0.0.1:${note[3]}/postgres`;
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  return {
    gateway: `ws://127.0.0.1:${port}/gateway`,
    port,
    db,
    databaseUrl,
    startedInMs,
    rss: () => rssOf(child.pid as number),
    cpu: () => cpuSecondsOf([child.pid as number, Number(note[0])]),
    async stop() {
      await db.end();
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
      await folder?.remove();
    },
  };
};
