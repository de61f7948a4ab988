import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/index.ts';
import { version } from '../../version.ts';
import type { BackupPlace } from '../place/index.ts';
import { openPacks, type Packs } from './cluster-files.ts';
import { names } from './layout.ts';
import { baseManifestName, folderNameOf, type BaseManifest, type KnownBase } from './manifest.ts';

/** What is found out while copying. */
export type Copied = Omit<BaseManifest, 'format' | 'version' | 'hostName' | 'filesIn' | 'bytes'>;

/** A base backup that is being written. */
export interface BegunBase {
  /** A folder of this machine. */
  half: string;
  packs: Packs;
  /** Gives it its name, when all of it is where it belongs. */
  finish(config: Config, copied: Copied): Promise<KnownBase>;
}

/** Begins a base backup; until it is finished it is none. */
export const beginBasebackup = async (place: BackupPlace, at: Date): Promise<BegunBase> => {
  await place.tidy();
  const name = `${names.bases}${folderNameOf(at.toISOString())}`;
  const half = await place.beginFolder(name);
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
      await place.keepFolder(name, half, baseManifestName);
      return { name, manifest };
    },
  };
};
