import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../../config/index.ts';
import type { Queryable } from '../../db/index.ts';
import type { BackupPlace } from '../place/index.ts';

/** What lies where among the backups of a host. */
export const names = {
  /** The log of the database, in pieces, as PostgreSQL hands them over. */
  wal: 'wal/',
  /** Base backups, each a folder named by its moment. */
  bases: 'base/',
  /** The files that people keep, by their names on the host, once for all base backups. */
  files: 'files/',
  /** What is known of those files, a line each. */
  filesIndex: 'files.jsonl',
  /** Whose backups these are. */
  claim: 'maru-backups.json',
} as const;

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

/** The same, from the database itself. */
export const readIdentifier = async (db: Queryable): Promise<string> =>
  (await db.query<{ id: string }>('select system_identifier::text as id from pg_control_system()')).rows[0]
    ?.id ?? '';

/** Whose backups lie here; undefined where there are none. */
export const readClaim = async (place: BackupPlace): Promise<string | undefined> => {
  const text = await place.read(names.claim);
  if (text === undefined) return undefined;
  const claim = Claim.safeParse(JSON.parse(text));
  if (!claim.success)
    throw new CannotStart(`${place.title}/${names.claim} cannot be understood by this version of Maru.`);
  return claim.data.systemIdentifier;
};

const requireOurs = (place: BackupPlace, claimed: string, systemIdentifier: string): void => {
  if (claimed === systemIdentifier) return;
  throw new CannotStart(
    `${place.title} holds the backups of another database: give this host ${place.folder ? 'an empty folder as BACKUP_DIR' : 'another BACKUP_S3_PREFIX or BACKUP_S3_BUCKET'}, and keep what is there as long as you need it.`,
  );
};

/** Makes the place that of one database: pieces of two would lie under the same names, and neither could be brought back. */
export const claimPlace = async (place: BackupPlace, systemIdentifier: string): Promise<void> => {
  const claimed = await readClaim(place);
  if (claimed !== undefined) return requireOurs(place, claimed, systemIdentifier);
  const claim: z.infer<typeof Claim> = { format: 1, systemIdentifier };
  await place.writeNew(names.claim, `${JSON.stringify(claim)}\n`);
  // Two may have come in the same moment: what is there now counts for both.
  requireOurs(place, (await readClaim(place)) ?? '', systemIdentifier);
};
