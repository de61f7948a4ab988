import pg from 'pg';
import { CannotStart } from '../../config/index.ts';

/** What was looked at in a database that was brought back. */
export interface Checked {
  tables: number;
  indexes: number;
  logs: number;
  entries: number;
  accounts: number;
}

/** Every page of every table and index, by PostgreSQL's own checker, which leaves nothing behind. */
const checkPages = async (client: pg.Client): Promise<Pick<Checked, 'tables' | 'indexes'>> => {
  await client.query('begin');
  try {
    await client.query('create extension if not exists amcheck');
    const { rows: tables } = await client.query<{ name: string; oid: number }>(
      `select c.oid::regclass::text as name, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 't') and c.relpersistence = 'p' and n.nspname in ('public', 'pg_catalog', 'pg_toast')`,
    );
    for (const { name, oid } of tables) {
      const { rows } = await client.query<{ blkno: number; msg: string }>(
        'select blkno, msg from verify_heapam($1::regclass) limit 1',
        [oid],
      );
      if (rows[0])
        throw new CannotStart(`The table ${name} is damaged at page ${rows[0].blkno}: ${rows[0].msg}.`);
    }
    const { rows } = await client.query<{ count: number }>(
      `select count(bt_index_check(i.indexrelid))::int as count from pg_index i join pg_class c on c.oid = i.indexrelid
       join pg_am a on a.oid = c.relam and a.amname = 'btree' where c.relkind = 'i' and i.indisvalid and c.relpersistence = 'p'`,
    );
    return { tables: tables.length, indexes: rows[0]?.count ?? 0 };
  } catch (error) {
    // What the checkers raise as an error is told as it is: it names the index and the page, and nothing that anybody wrote.
    const { code = '' } = error as { code?: string };
    // Only a superuser may look at pages: a PostgreSQL elsewhere may give nobody that right, or not have the checker.
    if (['42501', '0A000', '58P01'].includes(code)) return { tables: 0, indexes: 0 };
    if (/^XX00[0-2]$/.test(code))
      throw new CannotStart(`The database is damaged: ${(error as Error).message}.`);
    throw error;
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
};

/** Each log ends where its head says, and has no entry twice; holes would be found by readers for ever. */
const checkLogs = async (client: pg.Client): Promise<Pick<Checked, 'logs' | 'entries' | 'accounts'>> => {
  const { rows } = await client.query<{ logs: number; entries: number; wrong: number; accounts: number }>(
    `with ends as (
       select h.last_seq, l.last, l.entries from chat_log_head h
       left join (select chat_id, max(seq) as last, count(*) as entries from chat_log group by chat_id) l using (chat_id)
       union all
       select h.last_seq, l.last, l.entries from account_log_head h
       left join (select account_id, max(seq) as last, count(*) as entries from account_log group by account_id) l using (account_id))
     select count(*)::int as logs, coalesce(sum(entries), 0)::int as entries, (select count(*)::int from accounts) as accounts,
       count(*) filter (where last is not null and (last <> last_seq or entries > last_seq))::int as wrong from ends`,
  );
  const { wrong, ...counts } = rows[0] as { logs: number; entries: number; wrong: number; accounts: number };
  if (wrong > 0)
    throw new CannotStart(`${wrong} logs do not end where they should: this is not a state that ever was.`);
  return counts;
};

/** Looks through a database that was brought back. Throws a sentence where it is not whole. */
export const checkRestored = async (url: string): Promise<Checked> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return { ...(await checkPages(client)), ...(await checkLogs(client)) };
  } finally {
    await client.end();
  }
};
