import type { AccountId, CallEnd, CallId, CallKind, ChatId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A call in somebody's list. */
export interface HistoryRow {
  account_id: AccountId;
  call_id: CallId;
  chat_id: ChatId;
  kind: CallKind;
  started_by: AccountId;
  at: Date;
  why: CallEnd;
  seconds: number;
  missed: boolean;
  seen: boolean;
}

/** Keeps how a call went for these people; of one call the newest counts. */
export const saveHistory = async (tx: Tx, rows: readonly HistoryRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx.query(
    `insert into call_history select * from jsonb_populate_recordset(null::call_history, $1::jsonb)
     on conflict (account_id, call_id) do update set why = excluded.why, seconds = excluded.seconds, missed = excluded.missed,
       seen = excluded.seen`,
    [JSON.stringify(rows)],
  );
};

/** A page of somebody's calls, newest first, after a place in the list. */
export const readHistory = async (
  db: Queryable,
  of: {
    accountId: AccountId;
    missedOnly: boolean;
    after: { at: string; callId: string } | undefined;
    limit: number;
  },
): Promise<HistoryRow[]> =>
  (
    await db.query<HistoryRow>(
      `select * from call_history where account_id = $1 and (missed or not $2)
         and ($3::timestamptz is null or (at, call_id) < ($3::timestamptz, $4::uuid))
       order by at desc, call_id desc limit $5`,
      [of.accountId, of.missedOnly, of.after?.at ?? null, of.after?.callId ?? null, of.limit],
    )
  ).rows;

/** How many missed calls somebody has not seen. */
export const countUnseen = async (db: Queryable, accountId: AccountId): Promise<number> =>
  (
    await db.query<{ unseen: number }>(
      'select count(*)::int as unseen from call_history where account_id = $1 and missed and not seen',
      [accountId],
    )
  ).rows[0]?.unseen ?? 0;

/** Notes that somebody has seen which calls they missed; false where there was nothing to be seen. */
export const markAllSeen = async (tx: Tx, accountId: AccountId): Promise<boolean> =>
  ((await tx.query('update call_history set seen = true where account_id = $1 and not seen', [accountId]))
    .rowCount ?? 0) > 0;

/** Takes calls out of somebody's list, all of them where none are named; false where there were none. */
export const forgetHistory = async (
  tx: Tx,
  accountId: AccountId,
  callIds: readonly CallId[] | null,
): Promise<boolean> =>
  ((
    await tx.query(
      'delete from call_history where account_id = $1 and ($2::uuid[] is null or call_id = any($2::uuid[]))',
      [accountId, callIds],
    )
  ).rowCount ?? 0) > 0;
