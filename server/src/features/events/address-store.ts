import type { AccountId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** The secret in the address of somebody's calendar, sealed. */
export const readSealed = async (db: Queryable, accountId: AccountId): Promise<Buffer | undefined> =>
  (
    await db.query<{ sealed: Buffer }>('select sealed from calendar_addresses where account_id = $1', [
      accountId,
    ])
  ).rows[0]?.sealed;

/** A secret as it is kept: to be found by, and to be shown to its owner. */
export interface KeptSecret {
  hash: Buffer;
  sealed: Buffer;
}

/** Gives somebody's calendar a secret in place of the one it had. */
export const saveSecret = async (
  db: Queryable,
  accountId: AccountId,
  { hash, sealed }: KeptSecret,
): Promise<void> => {
  await db.query(
    `insert into calendar_addresses (account_id, secret_hash, sealed) values ($1, $2, $3)
     on conflict (account_id) do update set secret = null, secret_hash = $2, sealed = $3`,
    [accountId, hash, sealed],
  );
};

/** Takes the address of somebody's calendar away. */
export const deleteSecret = async (db: Queryable, accountId: AccountId): Promise<void> => {
  await db.query('delete from calendar_addresses where account_id = $1', [accountId]);
};

/** Whose calendar has the secret with this hash. */
export const findByHash = async (db: Queryable, hash: Buffer): Promise<AccountId | undefined> =>
  (
    await db.query<{ account_id: AccountId }>(
      'select account_id from calendar_addresses where secret_hash = $1',
      [hash],
    )
  ).rows[0]?.account_id;

/** Some of those whose secret stands in clear, as all did once; nobody else gets them until this is done. */
export const takeClearAddresses = async (tx: Tx): Promise<{ account_id: AccountId; secret: string }[]> =>
  (
    await tx.query<{ account_id: AccountId; secret: string }>(
      'select account_id, secret from calendar_addresses where secret is not null limit 500 for update skip locked',
    )
  ).rows;
