import type { AccountId, ChatId, Folder } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** My folders as they were saved. */
export const readFolders = async (db: Queryable, me: AccountId): Promise<Folder[]> =>
  (await db.query<{ folders: Folder[] }>('select folders from folders where account_id = $1', [me])).rows[0]
    ?.folders ?? [];

/** Replaces my folders. */
export const writeFolders = async (
  db: Queryable,
  me: AccountId,
  folders: readonly Folder[],
): Promise<void> => {
  await db.query(
    `insert into folders (account_id, folders) values ($1, $2)
     on conflict (account_id) do update set folders = excluded.folders`,
    [me, JSON.stringify(folders)],
  );
};

/** Those of these chats that I am in. */
export const readMyChats = async (
  db: Queryable,
  me: AccountId,
  ids: readonly ChatId[],
): Promise<Set<ChatId>> => {
  const { rows } = await db.query<{ chat_id: ChatId }>(
    'select chat_id from account_chats where account_id = $1 and chat_id = any($2::uuid[])',
    [me, ids],
  );
  return new Set(rows.map((row) => row.chat_id));
};
