import pg from 'pg';
import { CannotStart, type Config } from '../../config/index.ts';
import { writeBasebackupOfElsewhere } from './basebackup-elsewhere.ts';
import type { BackupPlace } from '../place/index.ts';
import { beginBasebackup } from './begin-basebackup.ts';
import {
  listClusterFiles,
  listSmallFiles,
  packAll,
  packControl,
  packText,
  type Packs,
} from './cluster-files.ts';
import { claimPlace, readSystemIdentifier } from './layout.ts';
import type { KnownBase } from './manifest.ts';
import { segmentAt, segmentName } from './wal-segments.ts';

interface Begun {
  started_at: Date;
  folder: string;
  major: number;
  version: string;
  segment_bytes: number;
  tablespaces: number;
  archive_mode: string;
  archive_command: string;
}

const askWhatIs = async (client: pg.Client): Promise<Begun> => {
  const { rows } = await client.query<Begun>(
    `select clock_timestamp() as started_at, current_setting('data_directory') as folder,
      current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
      (select setting::int * case unit when '8kB' then 8192 else 1 end from pg_settings where name = 'wal_segment_size') as segment_bytes,
      (select count(*)::int from pg_tablespace where spcname not in ('pg_default', 'pg_global')) as tablespaces,
      current_setting('archive_mode') as archive_mode, current_setting('archive_command') as archive_command`,
  );
  return rows[0] as Begun;
};

/** Does this command line name that folder? As it is written there: quoted, and with `%%` for `%`. */
const goesTo = (command: string, wal: string): boolean =>
  command.replaceAll("'\\''", "'").replaceAll('%%', '%').includes(wal);

const requireArchive = (
  { archive_mode, archive_command, tablespaces }: Begun,
  wal: string,
  title: string,
): void => {
  if (tablespaces > 0)
    throw new CannotStart('This database has tablespaces of its own, which only pg_basebackup copies.');
  if (archive_mode !== 'off' && goesTo(archive_command, wal)) return;
  throw new CannotStart(
    `The log of the database is not archived in ${title}, and without it a base backup cannot be brought back: start Maru with ${title.startsWith('s3:') ? 'BACKUP_S3_ENDPOINT and its other settings' : `BACKUP_DIR=${title}`} first.`,
  );
};

/** Has PostgreSQL stand for a copy of its files meanwhile, and gives what it says at the end. */
const copyCluster = async (
  client: pg.Client,
  packs: Packs,
  { cluster, half }: { cluster: string; half: string },
) => {
  const begun = await client.query<{ lsn: string; timeline: number }>(
    `select pg_backup_start('maru', true) as lsn, ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int as timeline`,
  );
  const { lsn: startLsn, timeline } = begun.rows[0] as { lsn: string; timeline: number };
  const kept = await packAll(packs, cluster, await listClusterFiles(cluster));
  kept.push(await packControl(packs, cluster));
  // Waits until all that this copy needs of the log is archived.
  const ended = await client.query<{ lsn: string; labelfile: string; ended_at: Date }>(
    'select lsn, labelfile, clock_timestamp() as ended_at from pg_backup_stop(true)',
  );
  const {
    lsn: stopLsn,
    labelfile,
    ended_at: endedAt,
  } = ended.rows[0] as { lsn: string; labelfile: string; ended_at: Date };
  kept.push(await packText(packs, { folder: half, path: 'backup_label', text: labelfile }));
  return { kept, startLsn, stopLsn, timeline, endedAt };
};

/**
 * Copies the files of the embedded database as they are, while it runs and changes them: together with the log that is archived
 * beside, they can be brought back to any moment from the end of this copy on. The data folder's own small files come along.
 */
const writeBasebackupHere = async (
  { config, url }: { config: Config; url: string },
  place: BackupPlace,
): Promise<KnownBase> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const begun = await askWhatIs(client);
    requireArchive(begun, await place.walFolder(), place.title);
    const systemIdentifier = await readSystemIdentifier(begun.folder);
    await claimPlace(place, systemIdentifier);
    const base = await beginBasebackup(place, begun.started_at);
    const migrations = await client.query<{ name: string }>('select name from migrations order by name');
    const copied = await copyCluster(client, base.packs, { cluster: begun.folder, half: base.half });
    const data = await packAll(base.packs, config.dataDir, await listSmallFiles(config.dataDir));
    // Without the log that it needs it is none: that is archived by now.
    await place.handOver();
    const { timeline, startLsn, stopLsn, kept, endedAt } = copied;
    const segmentBytes = begun.segment_bytes;
    return await base.finish(config, {
      startedAt: begun.started_at.toISOString(),
      madeAt: endedAt.toISOString(),
      migrations: migrations.rows.map(({ name }) => name),
      systemIdentifier,
      postgres: { version: begun.version, major: begun.major },
      by: 'maru',
      timeline,
      startLsn,
      stopLsn,
      startWal: segmentName(segmentAt(startLsn, { timeline, segmentBytes }), segmentBytes),
      segmentBytes,
      cluster: kept,
      data,
    });
  } finally {
    await client.end();
  }
};

/** A base backup of the database of a host, wherever that is. */
export const writeBasebackup = (
  given: { config: Config; url: string },
  place: BackupPlace,
): Promise<KnownBase> =>
  given.config.databaseUrl ? writeBasebackupOfElsewhere(given, place) : writeBasebackupHere(given, place);
