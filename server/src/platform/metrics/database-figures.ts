import type { Db } from '../db/index.ts';
import type { Metrics } from './index.ts';

interface DatabaseFigures {
  connections: number;
  max_connections: number;
  bytes: number;
  wal_bytes: number | null;
  oldest_seconds: number | null;
  replicas: number | null;
  lag_bytes: number | null;
  kept_bytes: number | null;
  archived: number | null;
  archive_failed: number | null;
  archived_seconds: number | null;
  backup_seconds: number | null;
}

/**
 * What the database tells of itself. Of replicas and their lag it tells only those who may read it (pg_monitor): for
 * others these are nothing.
 */
const readFigures = async (db: Db): Promise<DatabaseFigures> => {
  const { rows } = await db.query<DatabaseFigures>(`
    select
      (select count(*) from pg_stat_activity where datname = current_database())::int as connections,
      current_setting('max_connections')::int as max_connections,
      pg_database_size(current_database())::float8 as bytes,
      (select wal_bytes::float8 from pg_stat_wal) as wal_bytes,
      (select extract(epoch from max(now() - xact_start))::float8 from pg_stat_activity
        where datname = current_database() and state <> 'idle') as oldest_seconds,
      (select count(*) from pg_stat_replication)::int as replicas,
      (select max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn))::float8 from pg_stat_replication
        where not pg_is_in_recovery()) as lag_bytes,
      (select max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))::float8 from pg_replication_slots
        where not pg_is_in_recovery()) as kept_bytes,
      a.archived_count::float8 as archived,
      a.failed_count::float8 as archive_failed,
      extract(epoch from now() - a.last_archived_time)::float8 as archived_seconds,
      (select extract(epoch from now() - (record::jsonb ->> 'at')::timestamptz)::float8 from audit_log
        where deed = 'host.backedUp' order by number desc limit 1) as backup_seconds
    from pg_stat_archiver a`);
  return rows[0] as DatabaseFigures;
};

const figures: [name: string, help: string, pick: (read: DatabaseFigures) => number | null][] = [
  ['server_connections', 'Connections to this database, of all programs', (one) => one.connections],
  ['server_max_connections', 'Connections that the server allows', (one) => one.max_connections],
  ['size_bytes', 'Size of this database', (one) => one.bytes],
  [
    'wal_written_bytes',
    'WAL that the server has written since its figures were reset',
    (one) => one.wal_bytes,
  ],
  ['oldest_transaction_seconds', 'Age of the oldest transaction under way', (one) => one.oldest_seconds],
  ['replicas', 'Replicas that follow', (one) => one.replicas],
  ['replica_lag_bytes', 'How far the slowest replica is behind', (one) => one.lag_bytes],
  ['slot_kept_bytes', 'WAL that is kept for the slot that is furthest behind', (one) => one.kept_bytes],
  ['archived_segments', 'Segments of WAL that were archived', (one) => one.archived],
  ['archive_failures', 'Segments whose archiving failed', (one) => one.archive_failed],
  ['archived_age_seconds', 'Time since a segment was archived', (one) => one.archived_seconds],
];

/** What is read once is good for so long, for all of these figures. */
const freshMs = 10_000;

/** Shows what the pool does, and what the database tells of itself: that by workers alone, as it is the same for all. */
export const followDatabase = (metrics: Metrics, db: Db, { isWorker }: { isWorker: boolean }): void => {
  metrics.followSeveral({
    name: 'maru_database_pool_connections',
    help: 'Connections of the pool of this process, by what they are at',
    label: 'state',
    read: () => {
      const { total, idle, max } = db.pool();
      return [
        ['in_use', total - idle],
        ['idle', idle],
        ['max', max],
      ];
    },
  });
  metrics.follow({
    name: 'maru_database_pool_waiting',
    help: 'Queries that wait for a connection of the pool',
    read: () => db.pool().waiting,
  });
  if (!isWorker) return;
  let reading: { until: number; value: Promise<DatabaseFigures> } | undefined;
  const read = (): Promise<DatabaseFigures> => {
    if (!reading || reading.until < Date.now())
      reading = { until: Date.now() + freshMs, value: readFigures(db) };
    return reading.value;
  };
  for (const [name, help, pick] of figures)
    metrics.follow({
      name: `maru_database_${name}`,
      help,
      read: async () => pick(await read()) ?? undefined,
    });
  metrics.follow({
    name: 'maru_backup_age_seconds',
    help: 'Time since `maru backup` last wrote a whole one',
    read: async () => (await read()).backup_seconds ?? undefined,
  });
};
