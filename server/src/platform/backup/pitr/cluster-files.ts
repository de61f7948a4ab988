import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '../../config/index.ts';
import { listFiles } from '../copy-files.ts';
import type { KeptFile } from './manifest.ts';
import { eachOf, openPack, type Pack } from './pack.ts';

/** What PostgreSQL makes anew at each start, or what the log brings; as its own program for base backups leaves it out. */
const leftOut =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/|^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|(recovery|standby)\.signal|current_logfiles)$|(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*|[^/]*\.half)(\/|$)/;

/** Folders that have to be there, and are empty. */
export const emptyFolders = [
  'pg_wal/archive_status',
  'pg_wal/summaries',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_commit_ts',
  'pg_tblspc',
  'pg_stat',
  'pg_twophase',
  'pg_logical/snapshots',
  'pg_logical/mappings',
];

/** What lies in the data folder and has a way of its own: the files that people keep, what is on its way, the database. */
const leftOutOfData = /^(postgresql(\.archive)?|postgresql\..*|files|tmp|\.probe-.*|erased-accounts\.jsonl)$/;
const passwordFile = 'postgresql.password';

const controlFile = 'global/pg_control';

/** The files of a database that a copy needs, but for the one that is copied last. */
export const listClusterFiles = async (cluster: string): Promise<string[]> =>
  (await listFiles(cluster)).filter((path) => !leftOut.test(path) && path !== controlFile);

/** The small files of a data folder: the key of the host, the password of its database and such. */
export const listSmallFiles = async (dataDir: string): Promise<string[]> => [
  ...(await listFiles(dataDir, leftOutOfData)),
  passwordFile,
];

/** A pack that has grown to this is closed, and another is begun. */
const fullPack = 256_000_000;

/** Packs for some lanes, which write side by side. */
export const openPacks = (folder: string) => {
  const lanes = new Map<number, { name: string; pack: Pack }>();
  let count = 0;
  const packOf = async (lane: number): Promise<{ name: string; pack: Pack }> => {
    const current = lanes.get(lane);
    if (current && current.pack.length < fullPack) return current;
    const name = `files-${String(++count).padStart(4, '0')}.pack`;
    const fresh = { name, pack: await openPack(join(folder, name)) };
    lanes.set(lane, fresh);
    await current?.pack.close();
    return fresh;
  };
  return {
    async add(from: string, path: string, lane = 0): Promise<KeptFile> {
      const { name, pack } = await packOf(lane);
      return { path, pack: name, ...(await pack.add(join(from, path))) };
    },
    async close() {
      for (const { pack } of lanes.values()) await pack.close();
    },
  };
};
/** Packs that are being written. */
export type Packs = ReturnType<typeof openPacks>;

/** Packs files of a folder, the data folder's or the database's, side by side. */
export const packAll = async (packs: Packs, from: string, paths: readonly string[]): Promise<KeptFile[]> => {
  const kept: KeptFile[] = [];
  await eachOf(paths, async (path, lane) => {
    try {
      kept.push(await packs.add(from, path, lane));
    } catch (error) {
      // A table was dropped meanwhile: the log says so too.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  });
  return kept.toSorted((one, other) => (one.path < other.path ? -1 : 1));
};

/** PostgreSQL writes this one file in place and at any time: it is whole where two looks at it are the same. */
export const packControl = async (packs: Packs, from: string): Promise<KeptFile> => {
  for (let tries = 0; tries < 20; tries++) {
    const before = await readFile(join(from, controlFile));
    const kept = await packs.add(from, controlFile);
    if (before.equals(await readFile(join(from, controlFile)))) return kept;
  }
  throw new CannotStart(`${controlFile} changes all the time: try again.`);
};

/** Packs a text as a file. */
export const packText = async (
  packs: Packs,
  { folder, path, text }: { folder: string; path: string; text: string },
) => {
  await writeFile(join(folder, path), text, { mode: 0o600 });
  const kept = await packs.add(folder, path);
  await rm(join(folder, path));
  return kept;
};
