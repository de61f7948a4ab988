import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageFolder } from '../package-folder.ts';
import type { Db, Queryable } from './database.ts';

const migrationsFolder = join(packageFolder, 'migrations');

/** Any number, the same in every process: only one migrates at a time. */
const migrationLock = 7_234_001;

/** Every migration that this version of the program knows, in order. */
export const listMigrations = async (): Promise<string[]> =>
  (await readdir(migrationsFolder)).filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file)).toSorted();

/** The migrations that have been run here; undefined where there is no book of them yet. */
const readRun = async (db: Db): Promise<ReadonlySet<string> | undefined> => {
  const { rows } = await db.query<{ there: string | null }>("select to_regclass('migrations') as there");
  if (!rows[0]?.there) return undefined;
  const known = await db.query<{ name: string }>('select name from migrations');
  return new Set(known.rows.map(({ name }) => name));
};

/** Is the schema of this database the one of this program? */
export const isMigrated = async (db: Db): Promise<boolean> => {
  const run = await readRun(db);
  return run !== undefined && (await listMigrations()).every((file) => run.has(file));
};

/** Begins the book of migrations. Processes that start on an empty database in the same moment take turns. */
const beginBook = (db: Db): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await tx.query(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
    );
  });

/** A migration that copies: repeated, a transaction each time, until it says that it has `changed` nothing. */
const isBackfill = (sql: string): boolean => sql.startsWith('-- backfill');

/** A migration of one statement that PostgreSQL runs outside of transactions alone: an index that is made while others write. */
const isConcurrent = (sql: string): boolean => sql.startsWith('-- concurrently');

/** So often a migration asks again for a lock that others hold: it gives way to them each time. */
const lockTries = 300;

const isLockTimeout = (error: unknown): boolean => (error as { code?: string }).code === '55P03';

const isKnown = async (db: Queryable, file: string): Promise<boolean> =>
  (await db.query('select 1 from migrations where name = $1', [file])).rowCount === 1;

const note = (db: Queryable, file: string) =>
  db.query('insert into migrations (name) values ($1) on conflict do nothing', [file]);

/** Runs a migration once. `more`: there is something left of it to do. Whoever waits for it waits behind a lock no longer than 2 s. */
const runOnce = (db: Db, file: string, sql: string): Promise<'done' | 'applied' | 'more'> =>
  db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    if (await isKnown(tx, file)) return 'done';
    await tx.query(`set local lock_timeout = '2s'`);
    const results = [await tx.query(sql)].flat();
    if (isBackfill(sql) && results.at(-1)?.rows[0]?.['changed'] !== 0) return 'more';
    await note(tx, file);
    return 'applied';
  });

/** What was cut short before has left an index that counts for nothing: it goes, and is made anew. */
const runConcurrently = async (db: Db, file: string, sql: string): Promise<'done' | 'applied'> => {
  if (await isKnown(db, file)) return 'done';
  const left = await db.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index join pg_class c on c.oid = indrelid
     where not indisvalid and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
  for (const { name } of left.rows) await db.query(`drop index ${name}`);
  await db.query(sql);
  await note(db, file);
  return 'applied';
};

/** Runs a migration to its end; false where it had been run before. */
export const runMigration = async (
  db: Db,
  { file, sql }: { file: string; sql: string },
): Promise<boolean> => {
  for (let missed = 0; ;) {
    try {
      const how = await (isConcurrent(sql) ? runConcurrently : runOnce)(db, file, sql);
      if (how !== 'more') return how === 'applied';
    } catch (error) {
      if (!isLockTimeout(error) || ++missed >= lockTries) throw error;
      await sleep(100 + Math.random() * 400);
    }
  }
};

/**
 * Brings the schema up to this version of the program, forward only, each file in a transaction of its own; with `only`, no
 * further than these. An older version may serve meanwhile. Where there is nothing to do, nobody is waited for: a start costs two
 * questions then, and not four for each file.
 */
export const migrate = async (db: Db, only?: readonly string[]): Promise<string[]> => {
  const run = await readRun(db);
  if (!run) await beginBook(db);
  const files = (await listMigrations()).filter((file) => !run?.has(file) && (!only || only.includes(file)));
  const applied: string[] = [];
  for (const file of files) {
    const sql = await readFile(join(migrationsFolder, file), 'utf8');
    if (await runMigration(db, { file, sql })) applied.push(file);
  }
  return applied;
};

/** The epoch of this database: changes when a restore has wound it back. */
export const readEpoch = async (db: Db): Promise<string> => {
  const { rows } = await db.query<{ epoch: string }>('select epoch from host');
  return (rows[0] as { epoch: string }).epoch;
};
