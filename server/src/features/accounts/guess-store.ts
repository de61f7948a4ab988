import type { Queryable } from '../../platform/db/index.ts';
import type { GuessAllowance } from './guess-rules.ts';

/** The latest lock on any of these subjects that is not over. */
export const readLock = async (
  db: Queryable,
  subjects: readonly string[],
  now: Date,
): Promise<Date | undefined> =>
  (
    await db.query<{ until: Date | null }>(
      'select max(locked_until) as until from guesses where subject = any($1::text[]) and locked_until > $2',
      [subjects, now],
    )
  ).rows[0]?.until ?? undefined;

/**
 * Counts one wrong guess, unless the subject is locked just now: one statement, so that guesses at the same moment are
 * counted one by one. False where it is locked.
 */
export const countGuess = async (
  db: Queryable,
  subject: string,
  { now, allowance }: { now: Date; allowance: GuessAllowance },
): Promise<boolean> => {
  const { free, firstLockMs, longestLockMs, forgetMs } = allowance;
  const { rowCount } = await db.query(
    `insert into guesses as g (subject, failed, last_at) values ($1, 1, $2)
     on conflict (subject) do update set
       failed = case when g.last_at < $3 then 1 else g.failed + 1 end,
       last_at = $2,
       locked_until = case when g.last_at >= $3 and g.failed + 1 >= $4
         then $2::timestamptz + least($6::float8, $5::float8 * power(2, least(g.failed + 1 - $4, 30))) * interval '1 millisecond' end
     where g.locked_until is null or g.locked_until <= $2`,
    [subject, now, new Date(now.getTime() - forgetMs), free, firstLockMs, longestLockMs],
  );
  return rowCount === 1;
};

/** Forgets what was guessed wrong about these. */
export const forgetGuesses = async (db: Queryable, subjects: readonly string[]): Promise<void> => {
  await db.query('delete from guesses where subject = any($1::text[])', [subjects]);
};

/** Forgets what nobody has guessed about since this moment. */
export const deleteQuietGuesses = async (db: Queryable, since: Date): Promise<void> => {
  await db.query('delete from guesses where last_at < $1', [since]);
};
