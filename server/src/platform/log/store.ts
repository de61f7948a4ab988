import type { AccountId, LogName } from '@maru/contract';
import { plainArray, textArray, type Queryable } from '../db/index.ts';
import type { LogFamily, StoredEntry } from './types.ts';

const tables = {
  chat: { id: 'chat_id', head: 'chat_log_head', log: 'chat_log' },
  account: { id: 'account_id', head: 'account_log_head', log: 'account_log' },
} as const satisfies Record<LogFamily, { id: string; head: string; log: string }>;

/**
 * Takes the next numbers of every log touched, inserts, and gives all rows back, in one statement. The heads are
 * locked in one fixed order, so that two processes cannot deadlock. Where it looks first, a key that is there already keeps
 * its number; a key committed by another process while this waited for a lock is not seen: the insert then fails with
 * unique_violation as a whole, and a second run sees it. Where it does not look first, that is so for every known key.
 */
const appendSql = (family: LogFamily, looksFirst: boolean): string => {
  const { id, head, log } = tables[family];
  const known = `known as (
  select i.ord, e.seq, e.at from input i cross join lateral (
    select k.seq, k.at from ${log} k where k.${id} = i.${id} and k.author = i.author and k.key = i.key limit 1) e
), `;
  return `
with input as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::uuid[], $7::text[], $8::timestamptz[])
    with ordinality as i(${id}, author, key, kind, counts, hidden_from, body, at, ord)
), ${looksFirst ? known : ''}heads as (
  select ${id}, last_seq from ${head} where ${id} = any($1::uuid[]) order by ${id} for update
), fresh as (
  select i.*, h.last_seq + row_number() over (partition by i.${id} order by i.ord) as seq
  from input i join heads h using (${id})
  ${looksFirst ? 'where not exists (select from known k where k.ord = i.ord)' : ''}
), placed as (
  insert into ${log} (${id}, seq, kind, author, key, counts, hidden_from, body, at)
  select ${id}, seq, kind, author, key, counts, hidden_from, body::jsonb, at from fresh
), moved as (
  update ${head} h set last_seq = n.last_seq, last_counted_seq = greatest(h.last_counted_seq, n.last_counted_seq)
  from (select ${id}, max(seq) as last_seq, coalesce(max(seq) filter (where counts), 0) as last_counted_seq
        from fresh group by ${id}) n
  where h.${id} = n.${id}
)
${looksFirst ? 'select ord, seq, at, true as repeated from known\nunion all' : ''}
select ord, seq, null::timestamptz as at, false as repeated from fresh`;
};

const statements = {
  chat: { careful: appendSql('chat', true), quick: appendSql('chat', false) },
  account: { careful: appendSql('account', true), quick: appendSql('account', false) },
};

/** A row to be appended; several make a batch of one family. */
export interface AppendRow {
  id: string;
  author: AccountId;
  key: string;
  kind: string;
  counts: boolean;
  hiddenFrom: AccountId | null;
  bodyJson: string;
  at: Date;
}

/** What became of each row, by its place in the batch. Undefined where the log does not exist. */
export type AppendResult = { seq: number; at: Date; repeated: boolean } | undefined;

/**
 * How known keys are met. `careful` looks for them first, so that nothing fails; `quick` leaves it to the unique index, which
 * costs nothing more where all are new and fails as a whole where one is not: for whoever can ask once more.
 */
export type AppendManner = 'careful' | 'quick';

/** Appends a batch of one family, in one statement. */
export const appendRows = async (
  db: Queryable,
  { family, manner = 'careful' }: { family: LogFamily; manner?: AppendManner },
  rows: AppendRow[],
): Promise<AppendResult[]> => {
  const column = <Name extends keyof AppendRow>(name: Name) => rows.map((row) => row[name]);
  const values = [
    plainArray(column('id')),
    plainArray(column('author')),
    textArray(column('key')),
    plainArray(column('kind')),
    plainArray(column('counts')),
    plainArray(column('hiddenFrom')),
    textArray(column('bodyJson')),
    plainArray(column('at').map((at) => at.toISOString())),
  ];
  const { rows: placed } = await db.query<{ ord: number; seq: number; at: Date | null; repeated: boolean }>(
    statements[family][manner],
    values,
  );
  const results: AppendResult[] = Array.from({ length: rows.length });
  // A fresh entry stands at the moment that was asked for; only a repeated one has another.
  for (const { ord, seq, at, repeated } of placed) {
    results[ord - 1] = { seq, at: at ?? (rows[ord - 1] as AppendRow).at, repeated };
  }
  return results;
};

/** Makes the heads of new logs. */
export const createHeads = async (db: Queryable, family: LogFamily, ids: string[]): Promise<void> => {
  const { id, head } = tables[family];
  await db.query(`insert into ${head} (${id}) select unnest($1::uuid[]) on conflict do nothing`, [ids]);
};

interface EntryRow {
  id: string;
  seq: number;
  kind: string;
  author: AccountId;
  key: string;
  at: Date;
  counts: boolean;
  hidden_from: AccountId | null;
  body: string;
}

const toEntry = (family: LogFamily, row: EntryRow): StoredEntry => ({
  log: `${family}:${row.id}` as LogName,
  seq: row.seq,
  kind: row.kind,
  author: row.author,
  key: row.key,
  at: row.at,
  counts: row.counts,
  hiddenFrom: row.hidden_from,
  bodyJson: row.body,
});

// A log has parts. One row is always asked for by `limit 1` beside the list that names it: so PostgreSQL goes to the one part where
// it lies, row by row; joined, it weighs the cost of looking into every part and reads them whole.
const columns = (family: LogFamily) =>
  `e.${tables[family].id} as id, e.seq, e.kind, e.author, e.key, e.at, e.counts, e.hidden_from, e.body::text as body`;

/** What is read of each of several logs: the first entries after a seq. */
export interface Asked {
  ids: string[];
  afters: number[];
  /** Of each log at most so many entries. */
  limit: number;
  /** And of each no more, once these hold so many bytes: as they lie in the table, and one entry at least. */
  bytes: number;
}

/** A page of one log or of several, in the order of their seqs. */
export interface Page {
  entries: StoredEntry[];
  /** Those of the logs that may have more. */
  unfinished: Set<LogName>;
}

/** Entries after a seq of each of several logs of one family. Only what is answered is taken out of the table. */
export const readAfter = async (db: Queryable, family: LogFamily, asked: Asked): Promise<Page> => {
  const { id, log } = tables[family];
  const { rows } = await db.query<EntryRow & { place: number; total: number }>(
    `select ${columns(family)}, p.place, p.total
     from unnest($1::uuid[], $2::bigint[]) as c(id, after) cross join lateral (
       select s.seq, s.size, row_number() over one as place, sum(s.size) over one as total from (
         select b.seq, pg_column_size(b.body) as size from ${log} b
         where b.${id} = c.id and b.seq > c.after order by b.seq limit $3) s
       window one as (order by s.seq rows unbounded preceding)) p
     cross join lateral (select b.* from ${log} b where b.${id} = c.id and b.seq = p.seq limit 1) e
     where p.total - p.size < $4
     order by c.id, e.seq`,
    [asked.ids, asked.afters, asked.limit, asked.bytes],
    'often',
  );
  const entries = rows.map((row) => toEntry(family, row));
  const isFull = ({ place, total }: (typeof rows)[number]) => place >= asked.limit || total >= asked.bytes;
  return { entries, unfinished: new Set(entries.filter((_, at) => isFull(rows[at]!)).map((one) => one.log)) };
};

/** Entries of these authors with these keys: what is asked when nobody knows whether a commit happened. */
export const findByKeys = async (
  db: Queryable,
  family: LogFamily,
  asked: { ids: string[]; authors: string[]; keys: string[] },
): Promise<StoredEntry[]> => {
  const { id, log } = tables[family];
  const { rows } = await db.query<EntryRow>(
    `select ${columns(family)} from unnest($1::uuid[], $2::uuid[], $3::text[]) as k(id, author, key)
     cross join lateral (select b.* from ${log} b where b.${id} = k.id and b.author = k.author and b.key = k.key limit 1) e`,
    [asked.ids, asked.authors, asked.keys],
    'often',
  );
  return rows.map((row) => toEntry(family, row));
};

/** The newest seq of each of these logs. */
export const readHeads = async (
  db: Queryable,
  family: LogFamily,
  ids: string[],
): Promise<Map<string, number>> => {
  const { id, head } = tables[family];
  const { rows } = await db.query<{ id: string; last_seq: number }>(
    `select ${id} as id, last_seq from ${head} where ${id} = any($1::uuid[])`,
    [ids],
    'often',
  );
  return new Map(rows.map((row) => [row.id, row.last_seq]));
};
