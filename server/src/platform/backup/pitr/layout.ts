import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../../config/index.ts';

/** What lies where in a backup folder (BACKUP_DIR). */
export const placesIn = (folder: string) => ({
  /** The log of the database, in pieces, as PostgreSQL hands them over. */
  wal: join(folder, 'wal'),
  /** Base backups, each a folder named by its moment. */
  bases: join(folder, 'base'),
  /** The files that people keep, by their names on the host, once for all base backups. */
  files: join(folder, 'files'),
  /** What is known of those files, a line each. */
  filesIndex: join(folder, 'files.jsonl'),
  /** Whose backups these are. */
  claim: join(folder, 'maru-backups.json'),
});

const Claim = z.object({ format: z.literal(1), systemIdentifier: z.string() });

/** The number that PostgreSQL gives a database when it is made, and that all its copies keep; read from its files. */
export const readSystemIdentifier = async (cluster: string): Promise<string> => {
  const control = await open(join(cluster, 'global', 'pg_control'), 'r');
  try {
    const { buffer } = await control.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.readBigUInt64LE().toString();
  } finally {
    await control.close();
  }
};

/** Whose backups lie here; undefined in a folder that holds none. */
export const readClaim = async (folder: string): Promise<string | undefined> => {
  const text = await readFile(placesIn(folder).claim, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const claim = Claim.safeParse(JSON.parse(text));
  if (!claim.success)
    throw new CannotStart(`${placesIn(folder).claim} cannot be understood by this version of Maru.`);
  return claim.data.systemIdentifier;
};

/** Makes the folder that of one database: pieces of two would lie under the same names, and neither could be brought back. */
export const claimFolder = async (folder: string, systemIdentifier: string): Promise<void> => {
  const claimed = await readClaim(folder);
  if (claimed === systemIdentifier) return;
  if (claimed !== undefined)
    throw new CannotStart(
      `${folder} holds the backups of another database: give this host an empty folder as BACKUP_DIR, and keep that one as long as you need it.`,
    );
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const claim: z.infer<typeof Claim> = { format: 1, systemIdentifier };
  await writeFile(placesIn(folder).claim, `${JSON.stringify(claim)}\n`, { mode: 0o600, flush: true });
};
