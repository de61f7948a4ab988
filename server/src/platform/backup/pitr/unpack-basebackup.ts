import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptFile, KnownBase } from './manifest.ts';
import { eachOf, unpackFile } from './pack.ts';
import { emptyFolders } from './cluster-files.ts';

/** Unpacks a base backup into a data folder, each file checked against its hash; the database where that is placed then, which is given. */
export const unpackBasebackup = async (
  { folder, manifest }: KnownBase,
  dataDir: string,
  placeCluster: () => Promise<string>,
): Promise<string> => {
  const unpack = (kept: readonly KeptFile[], to: string) =>
    eachOf(kept, (one) => unpackFile(join(folder, one.pack), one, join(to, one.path)));
  // The small files first: the password of the database is one of them.
  await unpack(manifest.data, dataDir);
  const cluster = await placeCluster();
  for (const name of emptyFolders) await mkdir(join(cluster, name), { recursive: true, mode: 0o700 });
  await chmod(cluster, 0o700);
  // PostgreSQL has all of them reach the disk before it plays its log again.
  await unpack(manifest.cluster, cluster);
  return cluster;
};
