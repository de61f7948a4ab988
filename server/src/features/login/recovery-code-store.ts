import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Replaces the recovery codes of an account. */
export const replaceCodes = async (
  db: Queryable,
  id: AccountId,
  { hashes, at }: { hashes: readonly Buffer[]; at: Date },
): Promise<void> => {
  await db.query('delete from recovery_codes where account_id = $1', [id]);
  await db.query(
    'insert into recovery_codes (account_id, code_hash, made_at) select $1, hash, $3 from unnest($2::bytea[]) as hash',
    [id, hashes, at],
  );
};

/** Uses up a recovery code; false where it is none, or was used before. */
export const spendCode = async (
  db: Queryable,
  id: AccountId,
  { hashes, at }: { hashes: readonly Buffer[]; at: Date },
): Promise<boolean> =>
  (
    await db.query(
      'update recovery_codes set used_at = $3 where account_id = $1 and code_hash = any($2::bytea[]) and used_at is null',
      [id, hashes, at],
    )
  ).rowCount === 1;

/** Takes all recovery codes of an account away. */
export const deleteCodes = async (db: Queryable, id: AccountId): Promise<void> => {
  await db.query('delete from recovery_codes where account_id = $1', [id]);
};
