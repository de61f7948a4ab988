import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../../config/index.ts';
import { placesIn } from './layout.ts';

const KeptFile = z.object({
  path: z.string(),
  /** Which pack holds it, and where. */
  pack: z.string(),
  at: z.number(),
  length: z.number(),
  /** As it is on the host. */
  bytes: z.number(),
  /** Of what lies in the pack. */
  sha256: z.string(),
});
/** A file in a base backup. */
export type KeptFile = z.infer<typeof KeptFile>;

/** What stands in `maru-base.json`. */
export const BaseManifest = z.object({
  format: z.literal(1),
  /** The clock of the database at the beginning and the end of the copying; it can be brought back to any moment since the end. */
  startedAt: z.string(),
  madeAt: z.string(),
  version: z.string(),
  hostName: z.string(),
  migrations: z.array(z.string()),
  systemIdentifier: z.string(),
  postgres: z.object({ version: z.string(), major: z.int() }),
  /** `maru`: packed file by file; `pg_basebackup`: as that program has written it. */
  by: z.enum(['maru', 'pg_basebackup']),
  timeline: z.int(),
  startLsn: z.string(),
  stopLsn: z.string(),
  /** The first piece of the log that it needs. */
  startWal: z.string(),
  segmentBytes: z.int(),
  filesIn: z.enum(['folder', 's3']),
  /** Files of the database. */
  cluster: z.array(KeptFile),
  /** What else lies in the data folder: the key of the host and such. */
  data: z.array(KeptFile),
  bytes: z.number(),
});
/** What stands in `maru-base.json`. */
export type BaseManifest = z.infer<typeof BaseManifest>;

/** The name of the file that makes a folder a base backup; it is written last. */
export const baseManifestName = 'maru-base.json';

/** A base backup that is whole. */
export interface KnownBase {
  folder: string;
  manifest: BaseManifest;
}

/** A moment as the name of a folder: sorted by name is sorted by time. */
export const folderNameOf = (moment: string): string =>
  moment.replaceAll(':', '-').replace(/\.(\d+)Z$/, '.$1Z');

/** Every whole base backup in a backup folder, the oldest first. */
export const listBases = async (folder: string): Promise<KnownBase[]> => {
  const { bases } = placesIn(folder);
  const names = await readdir(bases).catch(() => []);
  const known: KnownBase[] = [];
  for (const name of names) {
    if (name.includes('.half')) continue;
    const text = await readFile(join(bases, name, baseManifestName), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const manifest = BaseManifest.safeParse(JSON.parse(text));
    if (!manifest.success)
      throw new CannotStart(
        `${join(bases, name, baseManifestName)} cannot be understood by this version of Maru.`,
      );
    known.push({ folder: join(bases, name), manifest: manifest.data });
  }
  return known.toSorted((one, other) => Date.parse(one.manifest.madeAt) - Date.parse(other.manifest.madeAt));
};
