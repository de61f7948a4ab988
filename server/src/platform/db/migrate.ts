import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from './database.ts';

const migrationsFolder = join(import.meta.dirname, '../../../migrations');

/** Any number, the same in every process: only one migrates at a time. */
const migrationLock = 7_234_001;

/** Every migration that this version of the program knows, in order. */
export const listMigrations = async (): Promise<string[]> =>
  (await readdir(migrationsFolder)).filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file)).toSorted();

/** Is the schema of this database the one of this program? */
export const isMigrated = async (db: Db): Promise<boolean> => {
  const { rows } = await db.query<{ there: string | null }>("select to_regclass('migrations') as there");
  if (!rows[0]?.there) return false;
  const known = await db.query<{ name: string }>('select name from migrations');
  const names = new Set(known.rows.map(({ name }) => name));
  return (await listMigrations()).every((file) => names.has(file));
};

/**
 * Brings the schema up to this version of the program, forward only, each file in a transaction of its own; with `only`, no
 * further than these.
 */
export const migrate = async (db: Db, only?: readonly string[]): Promise<string[]> => {
  const files = (await listMigrations()).filter((file) => !only || only.includes(file));
  const applied: string[] = [];
  await db.query(
    'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  for (const file of files) {
    const sql = await readFile(join(migrationsFolder, file), 'utf8');
    await db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [migrationLock]);
      const known = await tx.query('select 1 from migrations where name = $1', [file]);
      if (known.rowCount) return;
      await tx.query(sql);
      await tx.query('insert into migrations (name) values ($1)', [file]);
      applied.push(file);
    });
  }
  return applied;
};

/** The epoch of this database: changes when a restore has wound it back. */
export const readEpoch = async (db: Db): Promise<string> => {
  const { rows } = await db.query<{ epoch: string }>('select epoch from host');
  return (rows[0] as { epoch: string }).epoch;
};
