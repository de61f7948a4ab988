import { z } from 'zod';
import { CannotStart } from '../../config/index.ts';
import type { BackupPlace } from '../place/index.ts';
import { names } from './layout.ts';

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
  /** Of its folder, among the backups. */
  name: string;
  manifest: BaseManifest;
}

/** A moment as the name of a folder: sorted by name is sorted by time. */
export const folderNameOf = (moment: string): string =>
  moment.replaceAll(':', '-').replace(/\.(\d+)Z$/, '.$1Z');

/** The names of all base backups that are whole, the oldest first. */
export const listBaseNames = async (place: BackupPlace): Promise<string[]> => {
  const known: string[] = [];
  for await (const { name } of place.list(names.bases))
    if (name.endsWith(`/${baseManifestName}`)) known.push(name.slice(0, -baseManifestName.length - 1));
  return known.toSorted();
};

/** Reads what a base backup says of itself; undefined where it has gone meanwhile. */
export const readBase = async (place: BackupPlace, name: string): Promise<KnownBase | undefined> => {
  const text = await place.read(`${name}/${baseManifestName}`);
  if (text === undefined) return undefined;
  const manifest = BaseManifest.safeParse(JSON.parse(text));
  if (manifest.success) return { name, manifest: manifest.data };
  throw new CannotStart(
    `${place.title}/${name}/${baseManifestName} cannot be understood by this version of Maru.`,
  );
};

/** Every whole base backup there is, the oldest first. */
export const listBases = async (place: BackupPlace): Promise<KnownBase[]> => {
  const known: KnownBase[] = [];
  for (const name of await listBaseNames(place)) {
    const base = await readBase(place, name);
    if (base) known.push(base);
  }
  return known.toSorted((one, other) => Date.parse(one.manifest.madeAt) - Date.parse(other.manifest.madeAt));
};
