import type { AccountId, AgreedWhat, AgreementText, TextChanges } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** One version of a text, without its words. */
export interface HeadRow {
  subject: string;
  version: number;
  changes: TextChanges;
  from_at: Date;
  published_at: Date;
  asks_again: boolean;
}

/** One version of a text. */
export interface TextRow extends HeadRow {
  text: AgreementText;
}

/** What somebody did about a text. */
export interface RecordRow {
  account_id: AccountId;
  record_id: string;
  subject: string;
  version: number;
  what: AgreedWhat;
  at: Date;
  client: string;
}

const head = 'subject, version, changes, from_at, published_at, asks_again';

/** Makes the first version of texts that have none. */
export const insertFirstTexts = async (
  db: Queryable,
  texts: readonly { subject: string; text: AgreementText }[],
  at: Date,
): Promise<void> => {
  await db.query(
    `insert into consent_texts (subject, version, text, changes, from_at, published_at, asks_again)
     select subject, 1, text::jsonb, '{"ko":"","en":""}', $3, $3, true from unnest($1::text[], $2::text[]) as t (subject, text)
     on conflict do nothing`,
    [texts.map(({ subject }) => subject), texts.map(({ text }) => JSON.stringify(text)), at],
  );
};

/** Adds a version. Throws unique_violation where another operator was quicker. */
export const insertText = async (tx: Tx, row: TextRow & { published_by: AccountId }): Promise<void> => {
  await tx.query(
    `insert into consent_texts (${head}, text, published_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.subject,
      row.version,
      row.changes,
      row.from_at,
      row.published_at,
      row.asks_again,
      row.text,
      row.published_by,
    ],
  );
};

/** All versions of these texts without their words, the newest first. */
export const readHeads = async (db: Queryable, subjects: readonly string[]): Promise<HeadRow[]> =>
  (
    await db.query<HeadRow>(
      `select ${head} from consent_texts where subject = any($1) order by subject, version desc`,
      [subjects],
    )
  ).rows;

/** Some versions with their words. */
export const readTexts = async (
  db: Queryable,
  wanted: readonly { subject: string; version: number }[],
): Promise<TextRow[]> =>
  (
    await db.query<TextRow>(
      `select ${head}, text from consent_texts
       join unnest($1::text[], $2::int[]) as w (subject, version) using (subject, version)`,
      [wanted.map(({ subject }) => subject), wanted.map(({ version }) => version)],
    )
  ).rows;

/** Adds what somebody did. */
export const insertRecords = async (db: Queryable, rows: readonly RecordRow[]): Promise<void> => {
  for (const row of rows)
    await db.query(
      `insert into consent_records (account_id, record_id, subject, version, what, at, client)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [row.account_id, row.record_id, row.subject, row.version, row.what, row.at, row.client],
    );
};

/** What somebody did, the newest first. */
export const readRecords = async (db: Queryable, accountId: AccountId, count: number): Promise<RecordRow[]> =>
  (
    await db.query<RecordRow>(
      'select * from consent_records where account_id = $1 order by record_id desc limit $2',
      [accountId, count],
    )
  ).rows;

/** What somebody last did about each text: agreed or took back, and the newest version they were told of. */
export const readStands = async (
  db: Queryable,
  accountId: AccountId,
): Promise<{ subject: string; what: AgreedWhat; version: number; at: Date; told: number }[]> =>
  (
    await db.query<{ subject: string; what: AgreedWhat; version: number; at: Date; told: number }>(
      `select distinct on (subject) subject, what, version, at,
         max(version) filter (where what = 'told') over (partition by subject) as told
       from consent_records where account_id = $1 order by subject, what = 'told', record_id desc`,
      [accountId],
    )
  ).rows;

/** The newest version of each text that somebody has agreed to. */
export const readStandsTo = async (
  db: Queryable,
  accountId: AccountId,
  subjects: readonly string[],
): Promise<{ subject: string; version: number }[]> =>
  (
    await db.query<{ subject: string; version: number }>(
      `select subject, max(version) as version from consent_records
       where account_id = $1 and subject = any($2) and what = 'given' group by subject`,
      [accountId, subjects],
    )
  ).rows;

/** Of these accounts those whose consent counts: given last, to no version before the newest that asked anew. */
export const readConsenting = async (
  db: Queryable,
  { subject, accountIds, now }: { subject: string; accountIds: readonly AccountId[]; now: Date },
): Promise<AccountId[]> =>
  (
    await db.query<{ account_id: AccountId }>(
      `select a.account_id from unnest($2::uuid[]) as a (account_id), lateral (
         select what, version from consent_records r
         where r.account_id = a.account_id and r.subject = $1 and what <> 'told' order by record_id desc limit 1) last
       where last.what = 'given' and last.version >= (
         select coalesce(max(version), 1) from consent_texts where subject = $1 and asks_again and from_at <= $3)`,
      [subject, accountIds, now],
    )
  ).rows.map((row) => row.account_id);

/** Everybody's answers to one text wait for each other from here to the end of the transaction. */
export const lockAnswers = async (tx: Tx, accountId: AccountId): Promise<void> => {
  await tx.query('select pg_advisory_xact_lock(7272, hashtext($1))', [accountId]);
};

/** What this device calls itself. */
export const readClient = async (db: Queryable, sessionId: string): Promise<string> =>
  (await db.query<{ client: string }>('select client from sessions where session_id = $1', [sessionId]))
    .rows[0]?.client ?? '';
