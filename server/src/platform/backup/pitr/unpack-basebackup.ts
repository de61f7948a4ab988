import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '../../config/index.ts';
import type { BackupPlace } from '../place/index.ts';
import { emptyFolders } from './cluster-files.ts';
import type { KeptFile, KnownBase } from './manifest.ts';
import { eachOf, unpackFile } from './pack.ts';

/** Unpacks some files, pack by pack: from elsewhere, each pack comes here once. */
const unpackAll = async (
  { place, base }: { place: BackupPlace; base: KnownBase },
  kept: readonly KeptFile[],
  to: string,
): Promise<void> => {
  const packs = new Map<string, KeptFile[]>();
  for (const one of kept) {
    const others = packs.get(one.pack);
    if (others) others.push(one);
    else packs.set(one.pack, [one]);
  }
  for (const [pack, files] of packs) {
    const name = `${base.name}/${pack}`;
    const unpack = (path: string) =>
      eachOf(files, (one) => unpackFile({ path, title: `${place.title}/${name}` }, one, join(to, one.path)));
    await place.lend(name, unpack).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new CannotStart(`${place.title}/${name} is missing.`) : error;
    });
  }
};

/** Unpacks a base backup into a data folder, each file checked against its hash; the database where that is placed then, which is given. */
export const unpackBasebackup = async (
  from: { place: BackupPlace; base: KnownBase },
  dataDir: string,
  placeCluster: () => Promise<string>,
): Promise<string> => {
  const { manifest } = from.base;
  // The small files first: the password of the database is one of them.
  await unpackAll(from, manifest.data, dataDir);
  const cluster = await placeCluster();
  for (const name of emptyFolders) await mkdir(join(cluster, name), { recursive: true, mode: 0o700 });
  await chmod(cluster, 0o700);
  // PostgreSQL has all of them reach the disk before it plays its log again.
  await unpackAll(from, manifest.cluster, cluster);
  return cluster;
};
