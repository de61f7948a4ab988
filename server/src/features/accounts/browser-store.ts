import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A browser in which an account was signed in before. */
export interface KnownBrowserRow {
  browser_hash: Buffer;
  trusted_until: Date | null;
}

/** This browser, where the account was signed in there before. */
export const readKnownBrowser = async (
  db: Queryable,
  accountId: AccountId,
  hash: Buffer,
): Promise<KnownBrowserRow | undefined> =>
  (
    await db.query<KnownBrowserRow>(
      'select browser_hash, trusted_until from known_browsers where account_id = $1 and browser_hash = $2',
      [accountId, hash],
    )
  ).rows[0];

/** Gives a browser a new name, for all accounts that were signed in there. */
export const renameBrowser = async (db: Queryable, before: Buffer, after: Buffer): Promise<void> => {
  await db.query('update known_browsers set browser_hash = $2 where browser_hash = $1', [before, after]);
};

/** Notes that an account is signed in in this browser; `trustedUntil` null leaves an earlier trust as it is. */
export const upsertKnownBrowser = async (
  db: Queryable,
  row: { account_id: AccountId; browser_hash: Buffer; client: string; at: Date; trusted_until: Date | null },
): Promise<void> => {
  await db.query(
    `insert into known_browsers as b (account_id, browser_hash, client, first_at, last_at, trusted_until) values ($1, $2, $3, $4, $4, $5)
     on conflict (account_id, browser_hash) do update set
       client = excluded.client, last_at = excluded.last_at, trusted_until = coalesce(excluded.trusted_until, b.trusted_until)`,
    [row.account_id, row.browser_hash, row.client, row.at, row.trusted_until],
  );
};

/** From now on every browser of an account is asked for the second step. */
export const distrustBrowsers = async (db: Queryable, accountId: AccountId): Promise<void> => {
  await db.query('update known_browsers set trusted_until = null where account_id = $1', [accountId]);
};

/** How many browsers of an account are trusted now. */
export const countTrustedBrowsers = async (db: Queryable, accountId: AccountId, now: Date): Promise<number> =>
  (
    await db.query<{ count: number }>(
      'select count(*)::int as count from known_browsers where account_id = $1 and trusted_until > $2',
      [accountId, now],
    )
  ).rows[0]?.count ?? 0;

/** Forgets browsers in which nobody has signed in since this moment. */
export const deleteOldBrowsers = async (db: Queryable, since: Date): Promise<void> => {
  await db.query('delete from known_browsers where last_at < $1', [since]);
};
