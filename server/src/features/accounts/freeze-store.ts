import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Freezes an account; false where it is frozen already. */
export const insertFreeze = async (db: Queryable, id: AccountId, at: Date): Promise<boolean> =>
  (
    await db.query(
      'insert into frozen_accounts (account_id, at) values ($1, $2) on conflict (account_id) do nothing',
      [id, at],
    )
  ).rowCount === 1;

/** Since when an account is frozen; undefined where it is not. */
export const readFrozenAt = async (db: Queryable, id: AccountId): Promise<Date | undefined> =>
  (await db.query<{ at: Date }>('select at from frozen_accounts where account_id = $1', [id])).rows[0]?.at;

/** Unfreezes an account; false where it was not frozen. */
export const deleteFreeze = async (db: Queryable, id: AccountId): Promise<boolean> =>
  (await db.query('delete from frozen_accounts where account_id = $1', [id])).rowCount === 1;
