import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A to-do list as it is kept. */
export interface ListRow {
  chat_id: ChatId;
  list_id: string;
  /** The message that is its card. */
  seq: number;
  title: string;
  title_rev: number;
  made_by: AccountId;
  made_at: Date;
  rev: number;
  /** The number that the next item gets. */
  next_item: number;
}

/** An item as it is kept. */
export interface ItemRow {
  chat_id: ChatId;
  list_id: string;
  item_id: number;
  text: string;
  assignee: AccountId | null;
  due: string | null;
  place: number;
  done_by: AccountId | null;
  done_at: Date | null;
  rev: number;
  added_by: AccountId;
  added_key: string;
}

// A day stays the text it was given as; a Date would be moved by the clocks of the host.
const itemColumns = `chat_id, list_id, item_id, text, assignee, due::text as due, place, done_by, done_at, rev, added_by, added_key`;

/** Adds a list; where its card stands is not known yet. */
export const insertList = async (
  tx: Tx,
  row: Pick<ListRow, 'chat_id' | 'list_id' | 'title' | 'made_by' | 'made_at' | 'next_item'>,
): Promise<void> => {
  await tx.query(
    `insert into todo_lists (chat_id, list_id, title, made_by, made_at, next_item) values ($1, $2, $3, $4, $5, $6)`,
    [row.chat_id, row.list_id, row.title, row.made_by, row.made_at, row.next_item],
  );
};

/** Adds items, or keeps them as they are now. */
export const saveItems = async (tx: Tx, rows: readonly ItemRow[]): Promise<void> => {
  await tx.query(
    `insert into todo_items (chat_id, list_id, item_id, text, assignee, due, place, done_by, done_at, rev, added_by, added_key)
     select chat_id, list_id, item_id, text, assignee, due, place, done_by, done_at, rev, added_by, added_key
     from jsonb_populate_recordset(null::todo_items, $1)
     on conflict (chat_id, list_id, item_id) do update set text = excluded.text, assignee = excluded.assignee,
       due = excluded.due, place = excluded.place, done_by = excluded.done_by, done_at = excluded.done_at, rev = excluded.rev`,
    [JSON.stringify(rows)],
  );
};

/** Takes an item away. */
export const deleteItem = async (tx: Tx, row: ItemRow): Promise<void> => {
  await tx.query('delete from todo_items where chat_id = $1 and list_id = $2 and item_id = $3', [
    row.chat_id,
    row.list_id,
    row.item_id,
  ]);
};

/** Notes which message is the card of a list: the first one of its chat. */
export const placeList = async (tx: Tx, at: { chatId: ChatId; id: string; seq: number }): Promise<void> => {
  await tx.query('update todo_lists set seq = $3 where chat_id = $1 and list_id = $2 and seq = 0', [
    at.chatId,
    at.id,
    at.seq,
  ]);
};

/** Lists of a chat by their ids. */
export const readLists = async (db: Queryable, chatId: ChatId, ids: readonly string[]): Promise<ListRow[]> =>
  (
    await db.query<ListRow>('select * from todo_lists where chat_id = $1 and list_id = any($2::uuid[])', [
      chatId,
      ids,
    ])
  ).rows;

/** A list, kept from changing until the transaction ends. */
export const lockList = async (tx: Tx, chatId: ChatId, id: string): Promise<ListRow | undefined> =>
  (
    await tx.query<ListRow>('select * from todo_lists where chat_id = $1 and list_id = $2 for update', [
      chatId,
      id,
    ])
  ).rows[0];

/** Lists of a chat before a seq, newest first. */
export const readListsBefore = async (
  db: Queryable,
  of: { chatId: ChatId; beforeSeq: number | undefined; limit: number },
): Promise<ListRow[]> =>
  (
    await db.query<ListRow>(
      'select * from todo_lists where chat_id = $1 and ($2::bigint is null or seq < $2) order by seq desc limit $3',
      [of.chatId, of.beforeSeq ?? null, of.limit],
    )
  ).rows;

/** Lists of all chats of somebody, whose cards they see, in which something is left for them to do. */
export const readListsOf = async (db: Queryable, accountId: AccountId, limit: number): Promise<ListRow[]> =>
  (
    await db.query<ListRow>(
      `select t.* from todo_lists t
       join chat_members m on m.chat_id = t.chat_id and m.account_id = $1
       join account_chats a on a.account_id = $1 and a.chat_id = t.chat_id
       join chat_log l on l.chat_id = t.chat_id and l.seq = t.seq and l.hidden_from is distinct from $1
       where (t.chat_id, t.list_id) in (
           select chat_id, list_id from todo_items where assignee = $1 and done_at is null)
         and t.seq >= m.joined_seq and t.seq > a.cleared_seq
         and not exists (
           select 1 from hidden_messages z where z.account_id = $1 and z.chat_id = t.chat_id and z.seq = t.seq)
       order by t.made_at desc limit $2`,
      [accountId, limit],
    )
  ).rows;

/** The items of these lists, in their order. */
export const readItems = async (
  db: Queryable,
  chatIds: readonly ChatId[],
  ids: readonly string[],
): Promise<ItemRow[]> =>
  (
    await db.query<ItemRow>(
      `select ${itemColumns} from todo_items where chat_id = any($1::uuid[]) and list_id = any($2::uuid[])
       order by place, item_id`,
      [chatIds, ids],
    )
  ).rows;

/** Keeps how a list stands now. */
export const saveList = async (tx: Tx, row: ListRow): Promise<void> => {
  await tx.query(
    'update todo_lists set title = $3, title_rev = $4, rev = $5, next_item = $6 where chat_id = $1 and list_id = $2',
    [row.chat_id, row.list_id, row.title, row.title_rev, row.rev, row.next_item],
  );
};

/** Deletes the list whose card was this message. True when there was one. */
export const deleteList = async (
  tx: Tx,
  of: { chatId: ChatId; id: string; seq: number },
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    'delete from todo_lists where chat_id = $1 and list_id = $2 and seq = $3',
    [of.chatId, of.id, of.seq],
  );
  if (rowCount !== 1) return false;
  await tx.query('delete from todo_items where chat_id = $1 and list_id = $2', [of.chatId, of.id]);
  return true;
};
