import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** Somebody as operators see them, beside what everybody sees. */
export interface PersonRow {
  account_id: AccountId;
  operator: boolean;
  created_at: Date;
  sessions: number;
  bytes: number;
  reason: string | null;
  ends_at: Date | null;
}

const personColumns = `a.account_id, a.operator, a.created_at,
  (select count(distinct s.device_id)::int from sessions s where s.account_id = a.account_id) as sessions,
  (select coalesce(sum(size), 0)::bigint from files f where f.account_id = a.account_id) as bytes,
  k.reason, k.ends_at`;

/** People whose handle or name has these letters, those who came last first. */
export const findRows = async (
  db: Queryable,
  { query, suspended, now, count }: { query: string; suspended: boolean; now: Date; count: number },
): Promise<PersonRow[]> =>
  (
    await db.query<PersonRow>(
      `select ${personColumns} from accounts a
       left join suspensions k on k.account_id = a.account_id and (k.ends_at is null or k.ends_at > $3)
       where a.kind = 'person' and a.leaves_at is null and (strpos(a.handle, lower($1)) > 0 or strpos(lower(a.name), lower($1)) > 0)
         and (not $2 or k.account_id is not null)
       order by a.handle = lower($1) desc, a.created_at desc limit $4`,
      [query, suspended, now, count],
    )
  ).rows;

/** One person; guests are nobody's to look after here. */
export const findRow = async (db: Queryable, id: AccountId, now: Date): Promise<PersonRow | undefined> =>
  (
    await db.query<PersonRow>(
      `select ${personColumns} from accounts a
       left join suspensions k on k.account_id = a.account_id and (k.ends_at is null or k.ends_at > $2)
       where a.account_id = $1 and a.kind = 'person'`,
      [id, now],
    )
  ).rows[0];

/** A complaint as it is kept. */
export interface ReportRow {
  report_id: string;
  account_id: AccountId;
  reported_id: AccountId;
  chat_id: ChatId | null;
  reason: 'spam' | 'scam' | 'harassment' | 'impersonation' | 'other';
  note: string;
  at: Date;
}

/** Complaints that wait, the oldest first. */
export const readOpenReports = async (db: Queryable, count: number): Promise<ReportRow[]> =>
  (
    await db.query<ReportRow>(
      `select report_id, account_id, reported_id, chat_id, reason, note, at from reports
       where settled_at is null order by at limit $1`,
      [count],
    )
  ).rows;

/** Puts a complaint aside; undefined where none of this id waits. */
export const settleReportRow = async (
  tx: Tx,
  of: { id: string; outcome: string; by: AccountId; at: Date },
): Promise<ReportRow | undefined> =>
  (
    await tx.query<ReportRow>(
      `update reports set settled_at = $2, settled_by = $3, outcome = $4
       where report_id = $1 and settled_at is null returning report_id, account_id, reported_id, chat_id, reason, note, at`,
      [of.id, of.at, of.by, of.outcome],
    )
  ).rows[0];

/** Things that wait for a worker. */
export const readQueues = async (db: Queryable, now: Date): Promise<{ name: string; waiting: number }[]> =>
  (
    await db.query<{ name: string; waiting: number }>(
      `select 'files' as name, count(*)::int as waiting from files where state = 'processing'
       union all select 'archives', count(*)::int from archives where state in ('waiting', 'working')
       union all select 'later', count(*)::int from later_messages where failed is null and at <= $1
       union all select 'notifications', count(*)::int from push_jobs where due_at <= $1
       union all select 'vanishing', count(*)::int from vanishing where at <= $1`,
      [now],
    )
  ).rows;

/** What the database itself says of itself. */
export const readDatabaseVersion = async (db: Queryable): Promise<string> =>
  (await db.query<{ version: string }>("select current_setting('server_version') as version")).rows[0]
    ?.version ?? '';

/** Bytes of the database, and of its largest tables with their indexes. */
export const readTableSizes = async (
  db: Queryable,
): Promise<{ bytes: number; tables: { name: string; bytes: number }[] }> => {
  const [all, tables] = await Promise.all([
    db.query<{ bytes: number }>('select pg_database_size(current_database()) as bytes'),
    db.query<{ name: string; bytes: number }>(
      `select c.relname as name, case c.relkind when 'r' then pg_total_relation_size(c.oid)
         else (select sum(pg_total_relation_size(t.relid)) from pg_partition_tree(c.oid) t)::bigint end as bytes
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by bytes desc limit 6`,
    ),
  ]);
  return { bytes: all.rows[0]?.bytes ?? 0, tables: tables.rows };
};

/** Files that people keep, by kind. */
export const readKinds = async (db: Queryable): Promise<{ kind: string; files: number; bytes: number }[]> =>
  (
    await db.query<{ kind: string; files: number; bytes: number }>(
      `select kind, count(*)::int as files, coalesce(sum(size), 0)::bigint as bytes from files
       group by kind order by bytes desc`,
    )
  ).rows;

/** Who keeps the most bytes of files. */
export const readTop = async (
  db: Queryable,
  count: number,
): Promise<{ account_id: AccountId; bytes: number }[]> =>
  (
    await db.query<{ account_id: AccountId; bytes: number }>(
      `select account_id, sum(size)::bigint as bytes from files group by account_id order by bytes desc limit $1`,
      [count],
    )
  ).rows;

/** How many accounts, guests and chats there are. */
export const readCounts = async (
  db: Queryable,
): Promise<{ accounts: number; guests: number; chats: number }> =>
  (
    await db.query<{ accounts: number; guests: number; chats: number }>(
      `select (select count(*)::int from accounts where kind = 'person') as accounts,
         (select count(*)::int from accounts where kind = 'guest') as guests,
         (select count(*)::int from chats) as chats`,
    )
  ).rows[0] ?? { accounts: 0, guests: 0, chats: 0 };
