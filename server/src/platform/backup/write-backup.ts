import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Clock } from '../clock.ts';
import { CannotStart, type Config } from '../config/index.ts';
import { version } from '../version.ts';
import { copyFiles } from './copy-files.ts';
import { erasedListName, readErasedList, writeErasedList } from './erased-list.ts';
import { manifestName, tableFile, type Manifest } from './manifest.ts';
import { copySql, listTables, type CopiedTable } from './tables.ts';

const requireEmpty = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new CannotStart(`${folder} is not empty: name a folder that is not there yet.`);
};

const copyOut = async (
  client: pg.Client,
  folder: string,
  table: CopiedTable,
): Promise<Manifest['tables'][number]> => {
  const rows = client.query(copyTo(copySql(table, 'to stdout')));
  const hash = createHash('sha256');
  const tap = new PassThrough();
  tap.on('data', (piece: Buffer) => hash.update(piece));
  await pipeline(
    rows,
    createGzip({ level: 6 }),
    tap,
    createWriteStream(tableFile(folder, table.name), { mode: 0o600 }),
  );
  return { ...table, rows: rows.rowCount, sha256: hash.digest('hex') };
};

/**
 * Writes everything of a host into a folder while the host may go on: the database as it is at one moment, table by table,
 * and then the files, which are never changed once they are there.
 */
export const writeBackup = async (
  { config, url, clock }: { config: Config; url: string; clock: Clock },
  folder: string,
): Promise<Manifest> => {
  await requireEmpty(folder);
  await mkdir(join(folder, 'tables'), { mode: 0o700 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migrations = await client.query<{ name: string }>('select name from migrations order by name');
    const tables: Manifest['tables'] = [];
    for (const table of await listTables(client)) tables.push(await copyOut(client, folder, table));
    const filesIn = config.s3Endpoint ? 's3' : 'folder';
    const copied = await copyFiles(config.dataDir, join(folder, 'data'));
    const erased = await readErasedList(join(config.dataDir, erasedListName));
    await writeErasedList(join(folder, erasedListName), erased);
    await client.query('commit');
    const manifest: Manifest = {
      format: 1,
      madeAt: clock.now().toISOString(),
      version,
      hostName: config.hostName,
      migrations: migrations.rows.map(({ name }) => name),
      tables,
      filesIn,
      files: copied.files,
      fileBytes: copied.bytes,
    };
    await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`, {
      mode: 0o600,
    });
    return manifest;
  } finally {
    await client.end();
  }
};
