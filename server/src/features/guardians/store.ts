import type { AccountId, GuardedState } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** An account that needs a guardian. */
export interface GuardedRow {
  account_id: AccountId;
  state: GuardedState;
  guardian_id: AccountId | null;
  guardian_name: string | null;
  guardian_mail: string | null;
  since: Date;
  free_at: Date;
  ends_at: Date | null;
  /** The age from which the account decides by itself; 0 where it was not written down. */
  min_age: number;
}

/** A link for a guardian; with an address where it was sent by mail. */
export interface LinkRow {
  account_id: AccountId;
  code_hash: Buffer;
  mail: string | null;
  made_at: Date;
}

const columns =
  'account_id, state, guardian_id, guardian_name, guardian_mail, since, free_at, ends_at, min_age';

/** Notes that an account needs a guardian. */
export const insertGuarded = async (
  tx: Tx,
  row: Pick<GuardedRow, 'account_id' | 'since' | 'free_at' | 'min_age'> & { ends_at: Date },
): Promise<void> => {
  await tx.query(
    `insert into guarded_accounts (account_id, state, since, free_at, ends_at, min_age) values ($1, 'waiting', $2, $3, $4, $5)`,
    [row.account_id, row.since, row.free_at, row.ends_at, row.min_age],
  );
};

/** Notes that somebody has said that they are as old as this host asks for. */
export const insertToldAge = async (
  tx: Tx,
  row: { account_id: AccountId; age: number; at: Date },
): Promise<void> => {
  await tx.query(
    `insert into told_ages (account_id, age, at) values ($1, $2, $3)
     on conflict (account_id) do update set age = excluded.age, at = excluded.at`,
    [row.account_id, row.age, row.at],
  );
};

/** Has this account told its age: is it as old as that, or known to need a guardian? */
export const readHasTold = async (db: Queryable, id: AccountId, age: number): Promise<boolean> =>
  (
    await db.query(
      `select 1 from told_ages where account_id = $1 and age >= $2
       union all select 1 from guarded_accounts where account_id = $1`,
      [id, age],
    )
  ).rowCount !== 0;

/** What an account tells of its age waits for what it tells at the same moment. */
export const lockAges = async (tx: Tx, id: AccountId): Promise<void> => {
  await tx.query('select 1 from accounts where account_id = $1 for update', [id]);
};

/** How an account stands; undefined for everybody who needs no guardian. */
export const readGuarded = async (db: Queryable, id: AccountId): Promise<GuardedRow | undefined> =>
  (await db.query<GuardedRow>(`select ${columns} from guarded_accounts where account_id = $1`, [id])).rows[0];

/** The same, for whoever is about to change it: others wait. */
export const lockGuarded = async (tx: Tx, id: AccountId): Promise<GuardedRow | undefined> =>
  (
    await tx.query<GuardedRow>(`select ${columns} from guarded_accounts where account_id = $1 for update`, [
      id,
    ])
  ).rows[0];

/** The accounts whose guardian somebody is. */
export const readWards = async (db: Queryable, guardianId: AccountId): Promise<GuardedRow[]> =>
  (
    await db.query<GuardedRow>(
      `select ${columns} from guarded_accounts where guardian_id = $1 order by since`,
      [guardianId],
    )
  ).rows;

/** Changes how an account stands. */
export const updateGuarded = async (tx: Tx, row: GuardedRow): Promise<void> => {
  await tx.query(
    `update guarded_accounts set state = $2, guardian_id = $3, guardian_name = $4, guardian_mail = $5, since = $6,
       ends_at = $7 where account_id = $1`,
    [
      row.account_id,
      row.state,
      row.guardian_id,
      row.guardian_name,
      row.guardian_mail,
      row.since,
      row.ends_at,
    ],
  );
};

/** Forgets that an account has needed a guardian, with its links: it is as old as it was to be. */
export const deleteGuarded = async (tx: Tx, { id, at }: { id: AccountId; at: Date }): Promise<void> => {
  await tx.query(
    `with grown as (delete from guarded_accounts where account_id = $1 returning min_age)
     insert into told_ages (account_id, age, at) select $1, min_age, $2 from grown where min_age > 0
     on conflict (account_id) do update set age = greatest(told_ages.age, excluded.age), at = excluded.at`,
    [id, at],
  );
  await tx.query('delete from guardian_links where account_id = $1', [id]);
};

/** Accounts that are old enough by now. */
export const readGrown = async (db: Queryable, now: Date, count: number): Promise<AccountId[]> =>
  (
    await db.query<{ account_id: AccountId }>(
      'select account_id from guarded_accounts where free_at <= $1 order by free_at limit $2',
      [now, count],
    )
  ).rows.map((row) => row.account_id);

/** Accounts that have waited in vain, and do not leave yet. */
export const readUnanswered = async (db: Queryable, now: Date, count: number): Promise<AccountId[]> =>
  (
    await db.query<{ account_id: AccountId }>(
      `select g.account_id from guarded_accounts g join accounts a using (account_id)
       where g.ends_at <= $1 and a.leaves_at is null and a.kind <> 'gone' order by g.ends_at limit $2`,
      [now, count],
    )
  ).rows.map((row) => row.account_id);

/** Adds a link. */
export const insertLink = async (db: Queryable, row: LinkRow): Promise<void> => {
  await db.query(
    'insert into guardian_links (account_id, code_hash, mail, made_at) values ($1, $2, $3, $4)',
    [row.account_id, row.code_hash, row.mail, row.made_at],
  );
};

/** The link with this secret. */
export const readLink = async (db: Queryable, hash: Buffer): Promise<LinkRow | undefined> =>
  (
    await db.query<LinkRow>(
      'select account_id, code_hash, mail, made_at from guardian_links where code_hash = $1',
      [hash],
    )
  ).rows[0];

/** Letters that were sent for an account, and how many of them since a moment. */
export const countMails = async (
  db: Queryable,
  id: AccountId,
  since: Date,
): Promise<{ all: number; lately: number }> =>
  (
    await db.query<{ all: number; lately: number }>(
      `select count(*)::int as "all", count(*) filter (where made_at > $2)::int as lately
       from guardian_links where account_id = $1 and mail is not null`,
      [id, since],
    )
  ).rows[0] ?? { all: 0, lately: 0 };

/** Ends the links of an account, but for one that stays good for taking the consent back. */
export const deleteOtherLinks = async (tx: Tx, id: AccountId, keep: Buffer | null): Promise<void> => {
  await tx.query(
    'delete from guardian_links where account_id = $1 and ($2::bytea is null or code_hash <> $2)',
    [id, keep],
  );
};

/** Of the links without an address the newest few stay. */
export const dropOldLinks = async (db: Queryable, id: AccountId, most: number): Promise<void> => {
  await db.query(
    `delete from guardian_links where account_id = $1 and mail is null and code_hash not in (
       select code_hash from guardian_links where account_id = $1 and mail is null order by made_at desc limit $2)`,
    [id, most],
  );
};
