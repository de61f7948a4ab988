import type { AccountId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** An authenticator app as it is kept; not on before `since`. */
export interface TotpRow {
  /** The secret, sealed by the key of the host. */
  sealed: Buffer;
  begun_at: Date;
  since: Date | null;
  last_step: number;
}

/** The authenticator app of an account. */
export const readTotp = async (db: Queryable, id: AccountId): Promise<TotpRow | undefined> =>
  (
    await db.query<TotpRow>(
      'select sealed, begun_at, since, last_step::float8 as last_step from totp where account_id = $1',
      [id],
    )
  ).rows[0];

/** Begins with a new secret, unless one is on. False where one is. */
export const beginTotp = async (
  db: Queryable,
  id: AccountId,
  { sealed, at }: { sealed: Buffer; at: Date },
): Promise<boolean> =>
  (
    await db.query(
      `insert into totp as t (account_id, sealed, begun_at) values ($1, $2, $3)
       on conflict (account_id) do update set sealed = $2, begun_at = $3, last_step = 0 where t.since is null`,
      [id, sealed, at],
    )
  ).rowCount === 1;

/** Uses up the code of a step; false where it, or a later one, has been used already. */
export const spendTotpStep = async (db: Queryable, id: AccountId, step: number): Promise<boolean> =>
  (await db.query('update totp set last_step = $2 where account_id = $1 and last_step < $2', [id, step]))
    .rowCount === 1;

/** Turns the authenticator app on; false where it is on already. */
export const confirmTotp = async (db: Queryable, id: AccountId, at: Date): Promise<boolean> =>
  (await db.query('update totp set since = $2 where account_id = $1 and since is null', [id, at]))
    .rowCount === 1;

/** Takes the authenticator app away; false where there was none. */
export const deleteTotp = async (db: Queryable, id: AccountId): Promise<boolean> =>
  (await db.query('delete from totp where account_id = $1 and since is not null', [id])).rowCount === 1;

/** Some of those whose secret stands in clear, as all did once; nobody else gets them until this is done. */
export const takeClearTotps = async (tx: Tx): Promise<{ account_id: AccountId; secret: string }[]> =>
  (
    await tx.query<{ account_id: AccountId; secret: string }>(
      'select account_id, secret from totp where secret is not null limit 500 for update skip locked',
    )
  ).rows;

/** Puts what is sealed in the place of what stands in clear. */
export const sealTotp = async (tx: Tx, id: AccountId, sealed: Buffer): Promise<void> => {
  await tx.query('update totp set secret = null, sealed = $2 where account_id = $1', [id, sealed]);
};
