import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { readSilenced } from './ignored-store.ts';

/** Does this reader not want to see what this author wrote in this chat? */
export type IsSilenced = (chatId: ChatId, author: AccountId) => boolean;

/** Whose words somebody does not want to see: those they ignore in a group, and those they have blocked. */
export const findSilenced = async (db: Queryable, reader: AccountId): Promise<IsSilenced> => {
  const rows = await readSilenced(db, reader);
  if (rows.length === 0) return () => false;
  const ignored = new Set(rows.flatMap((row) => (row.chat_id ? `${row.chat_id} ${row.author}` : [])));
  const blocked = new Map(rows.flatMap((row) => (row.chat_id ? [] : [[row.author, row.direct_id] as const])));
  return (chatId, author) =>
    ignored.has(`${chatId} ${author}`) || (blocked.has(author) && blocked.get(author) !== chatId);
};
