import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CannotStart } from '../../config/index.ts';
import type { Wish } from './finish-restored.ts';
import { names } from './layout.ts';
import type { KnownBase } from './manifest.ts';
import { bareName, parseSegment } from './wal-segments.ts';

/** Where the last of the log may lie on a disk that broke: `pg_wal`, and what had not been brought to an S3 yet, beside the database. */
export const lastWalFolders = (lastWal: string | undefined): string[] => {
  if (!lastWal) return [];
  const isInCluster = basename(resolve(lastWal)) === 'pg_wal';
  return isInCluster ? [lastWal, resolve(lastWal, '../../postgresql.wal')] : [lastWal];
};

/**
 * Lays pieces of the log that were not archived any more where PostgreSQL looks after the archive: they come from the disk that
 * broke, and may belong to somebody whom PostgreSQL's user is not.
 */
export const takeLastWal = async (
  { place, lastWal }: Pick<Wish, 'place' | 'lastWal'>,
  { manifest }: KnownBase,
  cluster: string,
): Promise<void> => {
  if (!lastWal) return;
  await readdir(lastWal).catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(
      `${lastWal} cannot be read (${error.code}): name the folder pg_wal of the old database with --wal.`,
    );
  });
  const archived = new Set<string>();
  for await (const { name } of place.list(names.wal)) archived.add(bareName(basename(name)));
  for (const folder of lastWalFolders(lastWal))
    for (const name of await readdir(folder).catch(() => [])) {
      const bare = name.replace(/\.gz$/, '');
      if (parseSegment(bare, manifest.segmentBytes)?.timeline !== manifest.timeline || archived.has(bare))
        continue;
      const [from, to] = [join(folder, name), join(cluster, 'pg_wal', bare)];
      if (bare === name) await copyFile(from, to);
      else await writeFile(to, gunzipSync(await readFile(from)), { mode: 0o600 });
    }
};
