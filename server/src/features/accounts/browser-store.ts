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
      'select browser_hash, trusted_until from devices where account_id = $1 and browser_hash = $2',
      [accountId, hash],
    )
  ).rows[0];

/** Gives a browser a new name, for all accounts that were signed in there. */
export const renameBrowser = async (db: Queryable, before: Buffer, after: Buffer): Promise<void> => {
  await db.query('update devices set browser_hash = $2 where browser_hash = $1', [before, after]);
};

/** From now on every browser of an account is asked for the second step. */
export const distrustBrowsers = async (db: Queryable, accountId: AccountId): Promise<void> => {
  await db.query('update devices set trusted_until = null where account_id = $1', [accountId]);
};

/** No browser of an account is known any more. */
export const forgetBrowsers = async (db: Queryable, accountId: AccountId): Promise<void> => {
  await db.query('update devices set browser_hash = null, trusted_until = null where account_id = $1', [
    accountId,
  ]);
};

/** How many browsers of an account are trusted now. */
export const countTrustedBrowsers = async (db: Queryable, accountId: AccountId, now: Date): Promise<number> =>
  (
    await db.query<{ count: number }>(
      'select count(*)::int as count from devices where account_id = $1 and trusted_until > $2',
      [accountId, now],
    )
  ).rows[0]?.count ?? 0;
