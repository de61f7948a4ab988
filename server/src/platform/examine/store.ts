import type { Queryable } from '../db/index.ts';

/** What a database says of itself to whoever looks through a host. */
export interface DatabaseFacts {
  version: number;
  shownVersion: string;
  encoding: string;
  fsync: string;
  fullPageWrites: string;
  synchronousCommit: string;
  maxConnections: number;
  reserved: number;
  connections: number;
  bytes: number;
  now: Date;
  checksums: string;
  inRecovery: boolean;
}

/** Reads what the database says of itself. */
export const readFacts = async (db: Queryable): Promise<DatabaseFacts> => {
  const { rows } = await db.query<DatabaseFacts>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as "shownVersion",
      pg_encoding_to_char(encoding) as encoding, current_setting('fsync') as fsync,
      current_setting('full_page_writes') as "fullPageWrites",
      current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('max_connections')::int as "maxConnections",
      current_setting('superuser_reserved_connections')::int as reserved,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
      pg_database_size(current_database())::float8 as bytes, clock_timestamp() as now,
      current_setting('data_checksums') as checksums, pg_is_in_recovery() as "inRecovery"
    from pg_database where datname = current_database()`);
  return rows[0] as DatabaseFacts;
};

/** Writes something that means nothing and waits until it is on the disk: what every message waits for. */
export const writeDurably = async (db: Queryable): Promise<void> => {
  await db.query("select pg_logical_emit_message(true, 'maru.doctor', 'a write that means nothing')");
};

/** Tells those who listen to a channel that somebody is there. */
export const tellNothing = async (db: Queryable, channel: string): Promise<void> => {
  await db.query('select pg_notify($1, $2)', [channel, 'nothing']);
};

/** The migrations that have been done here. */
export const readMigrations = async (db: Queryable): Promise<string[]> => {
  const { rows } = await db.query<{ there: string | null }>("select to_regclass('migrations') as there");
  if (!rows[0]?.there) return [];
  return (await db.query<{ name: string }>('select name from migrations')).rows.map(({ name }) => name);
};

/** Bytes of files that came in a week: how fast the folder of files grows. */
export const readGrowth = async (db: Queryable): Promise<number> =>
  (
    await db.query<{ bytes: number }>(
      "select coalesce(sum(size), 0)::float8 as bytes from files where created_at > now() - interval '7 days'",
    )
  ).rows[0]?.bytes ?? 0;

/** Has a key sealed this database? */
export const isSealed = async (db: Queryable): Promise<boolean> =>
  (await db.query<{ sealed: boolean }>('select key_check is not null as sealed from host')).rows[0]?.sealed ??
  false;

/** When a backup was last written down. */
export const readLastBackup = async (db: Queryable): Promise<Date | undefined> => {
  const { rows } = await db.query<{ at: Date }>(
    `select (record::jsonb ->> 'at')::timestamptz as at from audit_log where deed = 'host.backedUp'
     order by number desc limit 1`,
  );
  return rows[0]?.at;
};
