import type pg from 'pg';

/** Makes PostgreSQL count what each statement costs, from its next start on. */
export const watchStatements = async (db: pg.Client): Promise<void> => {
  await db.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
  await db.query('create extension if not exists pg_stat_statements');
};

/** The flags that make Node write a profile of the processor when it ends. */
export const profileFlags = (folder: string): string[] => ['--cpu-prof', `--cpu-prof-dir=${folder}`];

const written = `select pg_current_wal_insert_lsn() as lsn, (select coalesce(sum(last_seq), 0)::float8 from chat_log_head) as entries`;

/** Begins to count; what is given asks how much it has become. */
export const readProfile = async (db: pg.Client, folder: string): Promise<() => Promise<object>> => {
  await db.query('select pg_stat_statements_reset()');
  const { rows } = await db.query<{ lsn: string; entries: number }>(written);
  const [before] = rows as [{ lsn: string; entries: number }];
  return async () => {
    const now = await db.query<{ bytes: number; entries: number }>(
      `select pg_wal_lsn_diff(w.lsn, $1)::float8 as bytes, w.entries from (${written}) w`,
      [before.lsn],
    );
    const [after] = now.rows as [{ bytes: number; entries: number }];
    const entries = after.entries - before.entries;
    const statements = await db.query<{
      calls: number;
      ms: number;
      mean: number;
      wal: number;
      query: string;
    }>(
      `select calls::float8 as calls, round(total_exec_time::numeric)::float8 as ms, round(mean_exec_time::numeric, 3)::float8 as mean,
         wal_bytes::float8 as wal, left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 160) as query
       from pg_stat_statements order by total_exec_time desc limit 25`,
    );
    return {
      folder,
      entries,
      wal_bytes_per_entry: entries > 0 ? Math.round(after.bytes / entries) : null,
      statements: statements.rows,
    };
  };
};
