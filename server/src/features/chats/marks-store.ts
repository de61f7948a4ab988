import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A mark to be moved. Withheld: the person's own list moves, what the room sees does not. */
export interface MarkRow {
  chatId: ChatId;
  accountId: AccountId;
  seq: number;
  withheld: boolean;
  /** They have read it by writing it: their devices know from the entry, and are not told once more. */
  byWriting?: boolean;
}

/** Moves what rooms see of marks, never past the end of the log and never back. Gives how far each person has read. */
const moveInRooms = async (
  db: Queryable,
  marks: readonly MarkRow[],
): Promise<{ chat_id: ChatId; account_id: AccountId; seq: number }[]> =>
  (
    await db.query<{ chat_id: ChatId; account_id: AccountId; seq: number }>(
      `with input as (
         select chat_id, i.account_id, max(least(i.seq, h.last_seq)) as seq,
           max(least(i.seq, h.last_seq)) filter (where not i.withheld) as shown
         from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::boolean[]) as i(chat_id, account_id, seq, withheld)
         join chat_log_head h using (chat_id) group by chat_id, i.account_id
       ), shown as (
         update chat_members m set read_seq = i.shown from input i
         where m.chat_id = i.chat_id and m.account_id = i.account_id and m.read_seq < i.shown
       )
       select chat_id, account_id, seq from input order by account_id, chat_id`,
      [
        marks.map((one) => one.chatId),
        marks.map((one) => one.accountId),
        marks.map((one) => one.seq),
        marks.map((one) => one.withheld),
      ],
    )
  ).rows;

/**
 * Moves read marks forward, never past the end of the log and never back. Somebody may have two in one chat: what they
 * wrote shows, what they read does not. Gives where each person's own mark now is. The room's side is one statement and the
 * person's another, because the two lie apart once they are spread: of a mark cut short between them the person is not told,
 * and whoever marks it again moves both.
 */
export const moveMarks = async (
  db: Queryable,
  marks: readonly MarkRow[],
): Promise<{ chat_id: ChatId; account_id: AccountId; read_seq: number }[]> => {
  const moved = await moveInRooms(db, marks);
  if (moved.length === 0) return [];
  const { rows } = await db.query<{ chat_id: ChatId; account_id: AccountId; read_seq: number }>(
    `update account_chats a set read_seq = greatest(a.read_seq, i.seq), marked_unread = false
     from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as i(account_id, chat_id, seq)
     where a.account_id = i.account_id and a.chat_id = i.chat_id
     returning a.chat_id, a.account_id, a.read_seq`,
    [moved.map((one) => one.account_id), moved.map((one) => one.chat_id), moved.map((one) => one.seq)],
  );
  return rows;
};

/** Moves the mark that the room sees, never back. */
export const moveShownMark = async (
  db: Queryable,
  { chatId, accountId, seq }: Omit<MarkRow, 'withheld'>,
): Promise<void> => {
  await db.query(
    'update chat_members set read_seq = greatest(read_seq, $3) where chat_id = $1 and account_id = $2',
    [chatId, accountId, seq],
  );
};
