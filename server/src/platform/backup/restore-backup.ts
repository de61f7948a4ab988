import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CannotStart, type Config } from '../config/index.ts';
import { listMigrations, migrate, openDatabase } from '../db/index.ts';
import { copyFiles, listFiles } from './copy-files.ts';
import { erasedListName, letErasedGo, readErasedList, writeErasedList } from './erased-list.ts';
import { readManifest, tableFile, type Manifest } from './manifest.ts';
import { copySql, emptySql, guardSql, listTables } from './tables.ts';

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
};

/** Looks whether everything is there as it was written. Throws a sentence where it is not. */
export const checkBackup = async (folder: string): Promise<Manifest> => {
  const manifest = await readManifest(folder);
  for (const { name, sha256 } of manifest.tables) {
    const found = await hashOf(tableFile(folder, name)).catch(() => undefined);
    if (found !== sha256)
      throw new CannotStart(`${tableFile(folder, name)} is ${found ? 'not as it was written' : 'missing'}.`);
  }
  const { length } = await listFiles(join(folder, 'data'));
  if (length !== manifest.files)
    throw new CannotStart(`There should be ${manifest.files} files in ${folder}/data; there are ${length}.`);
  return manifest;
};

const requireEmptyHost = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ there: string | null }>("select to_regclass('accounts') as there");
  if (!rows[0]?.there) return;
  const accounts = await client.query('select 1 from accounts limit 1');
  if (accounts.rowCount)
    throw new CannotStart(
      'There are people on this host already. A backup is brought back into a new one: name another folder with --data, or an empty database.',
    );
};

const copyIn = async (client: pg.Client, folder: string, tables: Manifest['tables']): Promise<void> => {
  const order = (await listTables(client)).map(({ name }) => name);
  const sorted = tables.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  for (const table of sorted.toReversed()) {
    // The guards of the audit log are for those who run a host, and not for what brings it back.
    await client.query(guardSql(table, 'disable'));
    await client.query(emptySql(table));
  }
  for (const table of sorted) {
    const rows = client.query(copyFrom(copySql(table, 'from stdin')));
    await pipeline(createReadStream(tableFile(folder, table.name)), createGunzip(), rows);
    if (rows.rowCount !== table.rows)
      throw new CannotStart(`${table.name} should have ${table.rows} rows; ${rows.rowCount} came in.`);
    await client.query(guardSql(table, 'enable'));
  }
};

/** In one transaction: all of it is there, or nothing. The host begins a new epoch, as clients may know more than it does. */
const fill = async (client: pg.Client, folder: string, tables: Manifest['tables']): Promise<void> => {
  await client.query('begin');
  try {
    await copyIn(client, folder, tables);
    await client.query('update host set epoch = gen_random_uuid()::text');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

/**
 * Loses again what had been erased since the backup was made: by the list that lies in the data folder already, and by one
 * that is named. Gives how many accounts that were.
 */
const loseAgain = async (
  client: pg.Client,
  { folder, dataDir, erased }: { folder: string; dataDir: string; erased: string | undefined },
): Promise<number> => {
  const kept = join(dataDir, erasedListName);
  const lists = await Promise.all(
    [join(folder, erasedListName), kept, ...(erased ? [erased] : [])].map(readErasedList),
  );
  await writeErasedList(kept, lists.flat());
  return letErasedGo(client, lists.flat());
};

/**
 * Brings a backup back into an empty host: the tables as that version of the program had them, then what this version
 * has changed since, then the files; and lets go again of accounts that were erased since.
 */
export const restoreBackup = async (
  { config, url, erased }: { config: Config; url: string; erased?: string | undefined },
  folder: string,
): Promise<Manifest & { lostAgain: number }> => {
  const manifest = await checkBackup(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const db = openDatabase(url);
  try {
    await requireEmptyHost(client);
    const known = await listMigrations();
    const unknown = manifest.migrations.find((name) => !known.includes(name));
    if (unknown)
      throw new CannotStart(
        `This backup was made by a newer Maru (${manifest.version}, with ${unknown}): bring Maru up to date first.`,
      );
    await migrate(db, manifest.migrations);
    await fill(client, folder, manifest.tables);
    await migrate(db);
    if (!config.s3Endpoint) await copyFiles(join(folder, 'data'), config.dataDir);
    const lostAgain = await loseAgain(client, { folder, dataDir: config.dataDir, erased });
    return { ...manifest, lostAgain };
  } finally {
    await client.end();
    await db.close();
  }
};
