import type { AccountId, ChatId, MessageContent, ParsedInputOf } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** What is to be sent, as its sender gave it. */
export type KeptSending = Omit<ParsedInputOf<'later.schedule'>, 'chatId' | 'key' | 'at'>;

/** A message that is to be sent, as it is kept. */
export interface LaterRow {
  account_id: AccountId;
  later_id: string;
  chat_id: ChatId;
  key: string;
  at: Date;
  sending: KeptSending;
  content: MessageContent | null;
  failed: string | null;
}

const columns = 'account_id, later_id, chat_id, key, at, sending, content, failed';

/** Keeps a message for its moment; gives the row that stands under its key. */
export const insertLater = async (db: Queryable, row: LaterRow): Promise<LaterRow> => {
  await db.query(
    `insert into later_messages (${columns}) values ($1, $2, $3, $4, $5, $6, $7, null)
     on conflict (account_id, chat_id, key) do nothing`,
    [
      row.account_id,
      row.later_id,
      row.chat_id,
      row.key,
      row.at,
      JSON.stringify(row.sending),
      row.content && JSON.stringify(row.content),
    ],
  );
  return (await findLaterByKey(db, row.account_id, { chatId: row.chat_id, key: row.key })) ?? row;
};

/** How many wait for this sender in this chat. */
export const countLater = async (db: Queryable, me: AccountId, chatId: ChatId): Promise<number> =>
  (
    await db.query<{ count: number }>(
      'select count(*)::int as count from later_messages where account_id = $1 and chat_id = $2',
      [me, chatId],
    )
  ).rows[0]?.count ?? 0;

/** All of one sender, soonest first. */
export const readLater = async (db: Queryable, me: AccountId): Promise<LaterRow[]> =>
  (
    await db.query<LaterRow>(
      `select ${columns} from later_messages where account_id = $1 order by at, later_id limit 1000`,
      [me],
    )
  ).rows;

/** One of a sender. */
export const findLater = async (db: Queryable, me: AccountId, id: string): Promise<LaterRow | undefined> =>
  (
    await db.query<LaterRow>(
      `select ${columns} from later_messages where account_id = $1 and later_id = $2`,
      [me, id],
    )
  ).rows[0];

/** Writes a changed one; false where it is gone meanwhile. */
export const saveLater = async (
  db: Queryable,
  row: Pick<LaterRow, 'account_id' | 'later_id' | 'at' | 'sending' | 'failed'>,
): Promise<boolean> =>
  (
    await db.query(
      'update later_messages set at = $3, sending = $4, failed = $5 where account_id = $1 and later_id = $2',
      [row.account_id, row.later_id, row.at, JSON.stringify(row.sending), row.failed],
    )
  ).rowCount === 1;

/** The one that was asked for under this key. */
export const findLaterByKey = async (
  db: Queryable,
  me: AccountId,
  { chatId, key }: { chatId: ChatId; key: string },
): Promise<LaterRow | undefined> =>
  (
    await db.query<LaterRow>(
      `select ${columns} from later_messages where account_id = $1 and chat_id = $2 and key = $3`,
      [me, chatId, key],
    )
  ).rows[0];

/** Forgets one; false where it was gone. */
export const deleteLater = async (db: Queryable, me: AccountId, id: string): Promise<boolean> =>
  (await db.query('delete from later_messages where account_id = $1 and later_id = $2', [me, id]))
    .rowCount === 1;

/** Those whose moment has come, soonest first. */
export const readDue = async (db: Queryable, now: Date, limit: number): Promise<LaterRow[]> =>
  (
    await db.query<LaterRow>(
      `select ${columns} from later_messages where failed is null and at <= $1 order by at limit $2`,
      [now, limit],
    )
  ).rows;
