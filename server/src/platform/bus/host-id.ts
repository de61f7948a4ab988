import { createHash } from 'node:crypto';
import type { Queryable } from '../db/index.ts';

const readName = async (db: Queryable): Promise<string> => {
  const { rows } = await db.query<{ name: string }>(
    `select concat_ws(' ', (select oid from pg_database where datname = current_database()), (select epoch from host)) as name`,
  );
  return (rows[0] as { name: string }).name;
};

/** The number of the PostgreSQL that this is, where one may ask. */
const readSystem = async (db: Queryable): Promise<string> => {
  try {
    const { rows } = await db.query<{ id: string }>(
      'select system_identifier::text as id from pg_control_system()',
    );
    return rows[0]?.id ?? '';
  } catch {
    return '';
  }
};

/**
 * What tells the database of this host from all others that may share a NATS with it: copies of it, and the host that a
 * restore has made of it, whose logs go another way from there. The same for every process on it.
 */
export const readHostId = async (db: Queryable): Promise<string> =>
  createHash('sha256')
    .update(`${await readSystem(db)} ${await readName(db)}`)
    .digest('hex')
    .slice(0, 24);
