import { spawn, spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { CannotStart, type Config } from '../../config/index.ts';
import { listFiles } from '../copy-files.ts';
import type { BackupPlace } from '../place/index.ts';
import { beginBasebackup } from './begin-basebackup.ts';
import { listSmallFiles, packAll } from './cluster-files.ts';
import { claimPlace, readSystemIdentifier } from './layout.ts';
import type { KnownBase } from './manifest.ts';

/** How to get on where PostgreSQL is somebody else's. */
const otherWays =
  'Where whoever runs your PostgreSQL offers point-in-time recovery, use that, and keep the files by BACKUP_DIR or an S3; `maru backup <folder>` works with every PostgreSQL, as of one moment.';

/** PostgreSQL's own programs read who to ask from their environment, which no list of processes shows. */
export const environmentOf = (url: string): NodeJS.ProcessEnv => {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const ssl = searchParams.get('sslmode');
  return {
    PATH: process.env.PATH,
    PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    ...(ssl && { PGSSLMODE: ssl }),
  };
};

const majorOf = (program: string): number | undefined => {
  const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return error ? undefined : Number(/ (\d+)/.exec(stdout)?.[1]);
};

/** A program of PostgreSQL's client package is to be there, and of the version of the server. Throws a sentence else. */
export const requireProgram = (program: string, major: number): void => {
  const found = majorOf(program);
  if (found === undefined)
    throw new CannotStart(
      `${program} is not on the PATH: install the client programs of PostgreSQL ${major} here (Debian: postgresql-client-${major}; some come with the server's package alone). ${otherWays}`,
    );
  if (found !== major)
    throw new CannotStart(
      `${program} here is of PostgreSQL ${found}, and the server is ${major}: put that of ${major} first on the PATH. ${otherWays}`,
    );
};

/** Runs such a program to its end. Throws a sentence where it ends badly. */
export const runProgram = (
  program: string,
  flags: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn(program, flags, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-2_000)));
    child.once('error', failed);
    child.once('close', (code) =>
      code === 0
        ? done()
        : failed(
            new CannotStart(
              `${program} ended with ${code}: ${said.trim()}. The role of DATABASE_URL needs the right REPLICATION (alter role … replication), and pg_hba.conf a line for it. ${otherWays}`,
            ),
          ),
    );
  });

/** Which PostgreSQL this is, and what is in it. */
export const askServer = async (url: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{
      at: Date;
      version: string;
      major: number;
      segment_bytes: number;
      identifier: string;
    }>(
      `select clock_timestamp() as at, (select system_identifier::text from pg_control_system()) as identifier, current_setting('server_version') as version,
        current_setting('server_version_num')::int / 10000 as major,
        (select setting::int from pg_settings where name = 'wal_segment_size') as segment_bytes`,
    );
    const migrations = await client.query<{ name: string }>('select name from migrations order by name');
    return {
      ...(rows[0] as { at: Date; version: string; major: number; segment_bytes: number; identifier: string }),
      migrations: migrations.rows.map(({ name }) => name),
    };
  } finally {
    await client.end();
  }
};

const WrittenManifest = z.object({
  'WAL-Ranges': z
    .array(z.object({ Timeline: z.int(), 'Start-LSN': z.string(), 'End-LSN': z.string() }))
    .min(1),
});

/** What pg_basebackup says of its copy: where on the log it begins and ends. */
const readWritten = async (copy: string) => {
  const written = WrittenManifest.parse(JSON.parse(await readFile(join(copy, 'backup_manifest'), 'utf8')));
  const range = written['WAL-Ranges'].at(-1) as (typeof written)['WAL-Ranges'][number];
  const label = await readFile(join(copy, 'backup_label'), 'utf8');
  const startWal = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1];
  if (!startWal) throw new CannotStart('The copy of pg_basebackup has no label that says where it begins.');
  return { timeline: range.Timeline, startLsn: range['Start-LSN'], stopLsn: range['End-LSN'], startWal };
};

/** A base backup of a PostgreSQL of one's own elsewhere, by PostgreSQL's own program; with the log that it needs in it. */
export const writeBasebackupOfElsewhere = async (
  { config, url }: { config: Config; url: string },
  place: BackupPlace,
): Promise<KnownBase> => {
  const server = await askServer(url);
  requireProgram('pg_basebackup', server.major);
  const base = await beginBasebackup(place, server.at);
  const copy = join(base.half, 'copy');
  const flags = [
    '--pgdata',
    copy,
    '--format=plain',
    '--wal-method=stream',
    '--checkpoint=fast',
    '--manifest-checksums=SHA256',
  ];
  await runProgram('pg_basebackup', flags, environmentOf(url));
  const written = await readWritten(copy);
  const systemIdentifier = await readSystemIdentifier(copy);
  await claimPlace(place, systemIdentifier);
  const cluster = await packAll(base.packs, copy, await listFiles(copy));
  const data = await packAll(base.packs, config.dataDir, await listSmallFiles(config.dataDir));
  const madeAt = (await askServer(url)).at.toISOString();
  await rm(copy, { recursive: true });
  return base.finish(config, {
    ...written,
    startedAt: server.at.toISOString(),
    madeAt,
    migrations: server.migrations,
    systemIdentifier,
    postgres: { version: server.version, major: server.major },
    by: 'pg_basebackup',
    segmentBytes: server.segment_bytes,
    cluster,
    data,
  });
};

/** Pieces of the log that a base backup has with it. */
export const walOf = ({ manifest }: KnownBase): string[] =>
  manifest.cluster.flatMap(({ path }) => /^pg_wal\/([0-9A-F]{24})$/.exec(path)?.[1] ?? []);
