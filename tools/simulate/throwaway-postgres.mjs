// A PostgreSQL for measuring, in a folder that is thrown away, and the statements of the server as they are built.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../prepare.mjs';

/** Where the server lays clusters that PostgreSQL's own user could not reach elsewhere. */
const stateFolder = '/var/lib/maru/';

/** A part of the built server, by its path below `server/dist`. */
export const built = (file) => import(pathToFileURL(path.join(projectRoot, 'server/dist', file)).href);

/**
 * Runs `work({ url, makeDatabase })` on a PostgreSQL with the settings that a laptop has, but for `durable`: waiting for the
 * disk measures the disk, and not what a statement costs.
 */
export async function withPostgres(work, { durable = false } = {}) {
  const { startEmbeddedPostgres } = await built('platform/embedded-postgres/index.js');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maru-measure-'));
  const postgres = await startEmbeddedPostgres(folder, () => undefined, { durable });
  const remove = async () => {
    await postgres.stop();
    const cluster = fs.realpathSync(path.join(folder, 'postgresql'));
    fs.rmSync(folder, { recursive: true, force: true });
    if (cluster.startsWith(stateFolder)) fs.rmSync(path.dirname(cluster), { recursive: true, force: true });
  };
  const cutShort = () => void remove().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, cutShort);
  try {
    return await work({ url: postgres.url, makeDatabase: (name) => makeDatabase(postgres.url, name) });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, cutShort);
    await remove();
  }
}

/** An empty database of its own with the schema of this version; gives its url. */
async function makeDatabase(url, name) {
  const { migrate, openDatabase } = await built('platform/db/index.js');
  const first = openDatabase(url);
  await first.query(`create database ${name}`);
  await first.close();
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = openDatabase(own.href);
  await migrate(db);
  await db.close();
  return own.href;
}

/** Nanoseconds of the processor that a process has had, or undefined where the system does not tell. */
export function processorNs(pid) {
  const file = `/proc/${pid}/schedstat`;
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split(' ')[0]) : undefined;
}
