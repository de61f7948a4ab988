import type { AccountId, SessionId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** The secrets of a session: hashes, and what the next one is made with. */
export interface SecretsRow {
  account_id: AccountId;
  session_id: SessionId;
  token_hash: Buffer;
  next_hash: Buffer | null;
  next_salt: Buffer | null;
  next_made_at: Date | null;
}

/** A secret that counts no longer. */
export interface SpentRow {
  account_id: AccountId;
  session_id: SessionId;
  salt: Buffer;
  spent_at: Date;
}

/** The secrets of a session, which nobody else changes before the transaction is over. */
export const lockSecrets = async (tx: Tx, id: SessionId): Promise<SecretsRow | undefined> =>
  (
    await tx.query<SecretsRow>(
      'select account_id, session_id, token_hash, next_hash, next_salt, next_made_at from sessions where session_id = $1 for update',
      [id],
    )
  ).rows[0];

/** Gives a session its next secret, beside the present one. */
export const updateNext = async (
  tx: Tx,
  id: SessionId,
  next: { hash: Buffer; salt: Buffer; at: Date },
): Promise<void> => {
  await tx.query(
    'update sessions set next_hash = $2, next_salt = $3, next_made_at = $4 where session_id = $1',
    [id, next.hash, next.salt, next.at],
  );
};

/** Writes the same secrets down in another form: in halves, or whole again. */
export const updateHashes = async (
  tx: Tx,
  id: SessionId,
  { present, next }: { present: Buffer; next: Buffer | null },
): Promise<void> => {
  await tx.query('update sessions set token_hash = $2, next_hash = $3 where session_id = $1', [
    id,
    present,
    next,
  ]);
};

/** The next secret takes the place of the present one, which is spent. False where somebody was faster. */
export const spendPresent = async (db: Queryable, nextHash: Buffer, at: Date): Promise<boolean> =>
  (
    await db.query(
      `with old as (
         select session_id, account_id, token_hash, next_salt from sessions where next_hash = $1 for update),
       moved as (
         update sessions s set token_hash = s.next_hash, secret_made_at = s.next_made_at,
           next_hash = null, next_salt = null, next_made_at = null
         from old where s.session_id = old.session_id and s.next_hash = $1 returning s.session_id)
       insert into spent_secrets (account_id, secret_hash, session_id, salt, spent_at)
       select account_id, token_hash, session_id, next_salt, $2 from old join moved using (session_id)
       on conflict do nothing`,
      [nextHash, at],
    )
  ).rowCount === 1;

/** A spent secret of a session that is still there. */
export const readSpent = async (db: Queryable, hash: Buffer): Promise<SpentRow | undefined> =>
  (
    await db.query<SpentRow>(
      `select p.account_id, p.session_id, p.salt, p.spent_at from spent_secrets p join sessions s using (session_id)
       where p.secret_hash = $1`,
      [hash],
    )
  ).rows[0];

/** Forgets spent secrets of sessions that are over, and those spent before this moment. */
export const deleteSpent = async (db: Queryable, before: Date): Promise<void> => {
  await db.query(
    `delete from spent_secrets p where spent_at < $1
       or not exists (select 1 from sessions s where s.session_id = p.session_id)`,
    [before],
  );
};
