import type { AccountId, ChatId, ChatKind } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { listColumns } from '../../platform/personal-data/index.ts';

/** A chat of somebody who leaves for good, and whether anybody is left who can read in it. */
export interface LeftChat {
  chat_id: ChatId;
  kind: ChatKind;
  /** One-to-one: the other side has gone too, or has cleared it and nothing was said since. */
  unread: boolean;
}

/** All chats of somebody. */
export const readChatsOf = async (db: Queryable, id: AccountId): Promise<LeftChat[]> =>
  (
    await db.query<LeftChat>(
      `select a.chat_id, c.kind, coalesce(bool_and(p.kind = 'gone' or (o.left_list and o.cleared_seq >= h.last_counted_seq)), true) as unread
       from account_chats a join chats c using (chat_id) join chat_log_head h using (chat_id)
       left join chat_members m on c.kind = 'direct' and m.chat_id = c.chat_id and m.account_id <> a.account_id
       left join accounts p on p.account_id = m.account_id
       left join account_chats o on o.account_id = m.account_id and o.chat_id = c.chat_id
       where a.account_id = $1 group by a.chat_id, c.kind`,
      [id],
    )
  ).rows;

/** Groups that only this person looks after, each with whoever has been in it longest and stays. */
export const readHeirs = async (
  db: Queryable,
  id: AccountId,
): Promise<{ chat_id: ChatId; heir: AccountId | null }[]> =>
  (
    await db.query<{ chat_id: ChatId; heir: AccountId | null }>(
      `select m.chat_id, (select n.account_id from chat_members n join accounts p using (account_id)
           where n.chat_id = m.chat_id and n.role = 'member' and p.kind <> 'gone' and p.leaves_at is null
           order by n.joined_seq, n.joined_at limit 1) as heir
       from account_chats a join chat_members m using (chat_id, account_id) join chats c using (chat_id)
       where a.account_id = $1 and m.role = 'host' and c.kind = 'group'
         and not exists (select 1 from chat_members o join accounts p using (account_id)
           where o.chat_id = m.chat_id and o.role = 'host' and o.account_id <> $1 and p.kind <> 'gone' and p.leaves_at is null)`,
      [id],
    )
  ).rows;

/** Takes a chat out of somebody's own list, for good. */
export const deleteFromList = async (db: Queryable, id: AccountId, chatId: ChatId): Promise<void> => {
  await db.query('delete from account_chats where account_id = $1 and chat_id = $2', [id, chatId]);
};

/** What names a chat and is somebody's own beside it. */
const notOfChat = new Set(['chats', 'archives', 'reports']);

/**
 * Deletes chats with all that any feature keeps of them. Which tables that is, is read from the schema, so that a new one
 * cannot be forgotten.
 */
export const deleteChats = async (db: Queryable, ids: readonly ChatId[]): Promise<void> => {
  if (ids.length === 0) return;
  for (const { table, column } of await listColumns(db))
    if (column === 'chat_id' && !notOfChat.has(table))
      await db.query(`delete from ${table} where chat_id = any($1::uuid[])`, [ids]);
  await db.query('delete from chats where chat_id = any($1::uuid[])', [ids]);
};

/** Groups that nobody is in, from among these, or all that were made before a moment; a hundred at a time. */
export const readEmptyGroups = async (
  db: Queryable,
  of: { ids: readonly ChatId[] } | { before: Date },
): Promise<ChatId[]> =>
  (
    await db.query<{ chat_id: ChatId }>(
      `select chat_id from chats c where kind = 'group' and member_count = 0
         and ($1::uuid[] is null or chat_id = any($1)) and ($2::timestamptz is null or created_at < $2)
         and not exists (select 1 from chat_members m where m.chat_id = c.chat_id) limit 100 for update`,
      ['ids' in of ? of.ids : null, 'before' in of ? of.before : null],
    )
  ).rows.map((row) => row.chat_id);
