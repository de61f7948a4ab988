import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/index.ts';
import { version } from '../../version.ts';
import { openPacks, type Packs } from './cluster-files.ts';
import { placesIn } from './layout.ts';
import { baseManifestName, folderNameOf, type BaseManifest, type KnownBase } from './manifest.ts';
import { settleFolder } from './pack.ts';

/** A copy that has not gone on for so long was interrupted. */
const interruptedMs = 86_400_000;

const removeHalves = async (bases: string): Promise<void> => {
  for (const name of await readdir(bases))
    if (name.endsWith('.half') && (await stat(join(bases, name))).mtimeMs < Date.now() - interruptedMs)
      await rm(join(bases, name), { recursive: true, force: true });
};

/** What is found out while copying. */
export type Copied = Omit<BaseManifest, 'format' | 'version' | 'hostName' | 'filesIn' | 'bytes'>;

/** A base backup that is being written. */
export interface BegunBase {
  half: string;
  packs: Packs;
  /** Gives it its name, when all of it is on the disk. */
  finish(config: Config, copied: Copied): Promise<KnownBase>;
}

/** Begins a base backup; until it is finished it is none. */
export const beginBasebackup = async (folder: string, at: Date): Promise<BegunBase> => {
  const { bases } = placesIn(folder);
  await mkdir(bases, { recursive: true, mode: 0o700 });
  await removeHalves(bases);
  const done = join(bases, folderNameOf(at.toISOString()));
  const half = `${done}.half`;
  await mkdir(half, { mode: 0o700 });
  const packs = openPacks(half);
  return {
    half,
    packs,
    async finish(config, copied) {
      await packs.close();
      const manifest: BaseManifest = {
        ...copied,
        format: 1,
        version,
        hostName: config.hostName,
        filesIn: config.s3Endpoint ? 's3' : 'folder',
        bytes: copied.cluster.reduce((sum, { bytes }) => sum + bytes, 0),
      };
      const text = `${JSON.stringify(manifest)}\n`;
      await writeFile(join(half, baseManifestName), text, { mode: 0o600, flush: true });
      await settleFolder(half);
      await rename(half, done);
      await settleFolder(bases);
      return { folder: done, manifest };
    },
  };
};
