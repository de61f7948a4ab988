import type { AccountId, ChatId, Sealed } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A message that was revealed, as it is kept. */
export interface RevealedRow {
  account_id: AccountId;
  report_id: string;
  place: number;
  author_id: AccountId;
  seq: number;
  sent_at: Date;
  text: string;
  held: string | null;
}

const columns = 'account_id, report_id, place, author_id, seq, sent_at, text, held';

/** Keeps what was revealed with a complaint. */
export const insertRevealed = async (db: Queryable, row: RevealedRow): Promise<void> => {
  await db.query(`insert into secret_revealed (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    row.account_id,
    row.report_id,
    row.place,
    row.author_id,
    row.seq,
    row.sent_at,
    row.text,
    row.held,
  ]);
};

/** What was revealed with these complaints, as it was said. */
export const readRevealed = async (db: Queryable, ids: readonly string[]): Promise<RevealedRow[]> =>
  (
    await db.query<RevealedRow>(
      `select ${columns} from secret_revealed where report_id = any($1::uuid[]) order by report_id, seq, place`,
      [ids],
    )
  ).rows;

/** Forgets what was revealed with complaints that were settled before, or are gone. */
export const deleteSettled = async (db: Queryable, before: Date): Promise<void> => {
  await db.query(
    `delete from secret_revealed v where not exists (select 1 from reports r
       where r.account_id = v.account_id and r.report_id = v.report_id and (r.settled_at is null or r.settled_at > $1))`,
    [before],
  );
};

/** A sealed line of a room, as it is kept. */
export interface SealedRow {
  seq: number;
  author: AccountId;
  at: Date;
  sealed: Sealed;
}

/** Sealed lines of a room that are still there. */
export const readSealedLines = async (
  db: Queryable,
  chatId: ChatId,
  seqs: readonly number[],
): Promise<SealedRow[]> =>
  (
    await db.query<SealedRow>(
      `select seq, author, at, body -> 'sealed' as sealed from chat_log
       where chat_id = $1 and seq = any($2::bigint[]) and body ? 'sealed'`,
      [chatId, seqs],
    )
  ).rows;
