import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../config/index.ts';

/** What stands in `maru-backup.json`; it is written last, so that half a backup has none. */
export const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  version: z.string(),
  hostName: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int(),
      /** Of the compressed file. */
      sha256: z.string(),
    }),
  ),
  /** `folder`: they are here; `s3`: they are not, the S3 has to be kept by its own means. */
  filesIn: z.enum(['folder', 's3']),
  files: z.int(),
  fileBytes: z.number(),
});
/** What stands in `maru-backup.json`. */
export type Manifest = z.infer<typeof Manifest>;

/** The name of the file that makes a folder a backup. */
export const manifestName = 'maru-backup.json';

/** Where the rows of a table are. */
export const tableFile = (folder: string, name: string): string => join(folder, 'tables', `${name}.copy.gz`);

/** Reads what a backup says of itself. Throws a sentence where the folder is none. */
export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new CannotStart(`${folder} is no whole backup: there is no ${manifestName} in it.`);
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    throw new CannotStart(`${folder}/${manifestName} cannot be understood by this version of Maru.`);
  }
};
