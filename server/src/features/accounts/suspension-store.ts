import type { AccountId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** Why somebody may not come in, and until when. */
export interface SuspensionRow {
  account_id: AccountId;
  reason: string;
  ends_at: Date | null;
}

/** Keeps somebody out; a second time changes reason and end. */
export const putSuspension = async (
  tx: Tx,
  row: SuspensionRow & { by_id: AccountId; at: Date },
): Promise<void> => {
  await tx.query(
    `insert into suspensions (account_id, reason, ends_at, by_id, at) values ($1, $2, $3, $4, $5)
     on conflict (account_id) do update set reason = $2, ends_at = $3, by_id = $4, at = $5`,
    [row.account_id, row.reason, row.ends_at, row.by_id, row.at],
  );
};

/** Lets somebody in again; false where nobody kept them out. */
export const deleteSuspension = async (tx: Tx, id: AccountId): Promise<boolean> =>
  (await tx.query('delete from suspensions where account_id = $1', [id])).rowCount === 1;

/** Which of these sessions are still there, and which of them are kept out at this moment. */
export const readStandings = async (
  db: Queryable,
  sessionIds: readonly string[],
  now: Date,
): Promise<Map<string, { keptOut: boolean }>> =>
  new Map(
    (
      await db.query<{ session_id: string; kept_out: boolean }>(
        `select s.session_id, a.guarded or (k.account_id is not null and (k.ends_at is null or k.ends_at > $2)) as kept_out
         from sessions s join accounts a using (account_id) left join suspensions k using (account_id) where s.session_id = any($1::uuid[])`,
        [sessionIds, now],
      )
    ).rows.map((row) => [row.session_id, { keptOut: row.kept_out }]),
  );

/** Is somebody kept out at this moment, about to leave for good, or resting until a guardian consents? */
export const isKeptOut = async (db: Queryable, id: AccountId, now: Date): Promise<boolean> =>
  (
    await db.query(
      `select 1 from suspensions where account_id = $1 and (ends_at is null or ends_at > $2)
       union all select 1 from accounts where account_id = $1 and (leaves_at is not null or guarded)`,
      [id, now],
    )
  ).rowCount !== 0;
