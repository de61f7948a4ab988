import type { Queryable } from '../db/index.ts';

/** Notes by what the key is known, where nothing is noted yet; gives what is noted. */
export const takeCheck = async (db: Queryable, check: string): Promise<string | undefined> =>
  (
    await db.query<{ key_check: string }>(
      'update host set key_check = coalesce(key_check, $1) returning key_check',
      [check],
    )
  ).rows[0]?.key_check;

/** Notes by what another key is known. */
export const putCheck = async (db: Queryable, check: string): Promise<void> => {
  await db.query('update host set key_check = $1', [check]);
};
