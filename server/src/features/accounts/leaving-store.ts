import type { AccountId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** Notes when an account is to go. False where that has been said already, or it has gone. */
export const setLeaving = async (db: Queryable, id: AccountId, leavesAt: Date): Promise<boolean> =>
  (
    await db.query(
      "update accounts set leaves_at = $2, last_seen_at = null, here_since = null where account_id = $1 and leaves_at is null and kind <> 'gone'",
      [id, leavesAt],
    )
  ).rowCount === 1;

/** Lets an account stay after all; false where it was not leaving, or has gone. */
export const clearLeaving = async (db: Queryable, id: AccountId): Promise<boolean> =>
  (
    await db.query(
      "update accounts set leaves_at = null where account_id = $1 and leaves_at is not null and kind <> 'gone'",
      [id],
    )
  ).rowCount === 1;

/** Is there somebody else who looks after this host, and stays? Asked under the lock of the host. */
export const hasOtherOperator = async (tx: Tx, id: AccountId): Promise<boolean> => {
  await tx.query('select 1 from host for update');
  const { rowCount } = await tx.query(
    "select 1 from accounts where operator and kind = 'person' and leaves_at is null and account_id <> $1 limit 1",
    [id],
  );
  return rowCount === 1;
};

/** Accounts whose time has come, and those whose erasure was begun and not ended. */
export const readDueLeavers = async (db: Queryable, now: Date, limit: number): Promise<AccountId[]> =>
  (
    await db.query<{ account_id: AccountId }>(
      `select account_id from erased_accounts where done_at is null
       union select account_id from accounts where leaves_at <= $1 limit $2`,
      [now, limit],
    )
  ).rows.map((row) => row.account_id);

/** From here on there is no way back: the account is noted as being erased. False where it came back in time. */
export const beginErasure = async (tx: Tx, id: AccountId, now: Date): Promise<boolean> => {
  const { rowCount } = await tx.query(
    "select 1 from accounts where account_id = $1 and (kind = 'gone' or leaves_at <= $2) for update",
    [id, now],
  );
  if (rowCount !== 1) return false;
  await tx.query(
    'insert into erased_accounts (account_id, begun_at) values ($1, $2) on conflict do nothing',
    [id, now],
  );
  return true;
};

/** Takes everything out of an account but its id. */
export const emptyAccount = async (tx: Tx, id: AccountId): Promise<void> => {
  const handle = await readHandle(tx, id);
  // Counts of wrong guesses name what was typed: a handle, with where it was typed.
  if (handle)
    await tx.query('delete from guesses where subject = any($1) or subject like any($2)', [
      [`handle ${handle}`],
      [`handleFromNetwork ${handle} %`, `handleFromKnown ${handle} %`].map((one) =>
        one.replaceAll('_', '\\_'),
      ),
    ]);
  await tx.query('delete from guesses where subject like $1', [`%${id}%`]);
  await tx.query(
    `update accounts set kind = 'gone', handle = null, name = '', password_hash = null, operator = false, photo = null,
       cover = null, status = '', settings = '{}', link_code = null, last_seen_at = null, here_since = null, many_faced = false, shuns = false, leaves_at = null
     where account_id = $1`,
    [id],
  );
};

/** Notes that nothing is left. */
export const endErasure = async (db: Queryable, id: AccountId, at: Date): Promise<void> => {
  await db.query('update erased_accounts set done_at = $2 where account_id = $1', [id, at]);
};

/** The handle of an account, leaving or not. */
export const readHandle = async (db: Queryable, id: AccountId): Promise<string | null | undefined> =>
  (await db.query<{ handle: string | null }>('select handle from accounts where account_id = $1', [id]))
    .rows[0]?.handle;
