import type { AccountId, ChatId, TodoList } from '@maru/contract';
import { requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findSeen } from '../messages/index.ts';
import { presentList } from './present.ts';
import { readItems, readLists, readListsBefore, readListsOf, type ListRow } from './store.ts';

interface Reader {
  chatId: ChatId;
  reader: AccountId;
}

/** Most lists with something for me. */
const most = 100;

const present = async (house: House, rows: readonly ListRow[]): Promise<TodoList[]> => {
  if (rows.length === 0) return [];
  const items = await readItems(
    house.db,
    [...new Set(rows.map((row) => row.chat_id))],
    rows.map((row) => row.list_id),
  );
  return rows.map((row) => presentList(row, items));
};

/** Of these lists, those whose card the reader sees. */
const presentSeen = async (house: House, of: Reader, rows: readonly ListRow[]): Promise<TodoList[]> => {
  if (rows.length === 0) return [];
  const seqs = rows.map((row) => row.seq);
  const seen = await findSeen(house, of, seqs);
  return present(
    house,
    rows.filter((row) => seen.has(row.seq)),
  );
};

/** A list whose card the reader sees. */
export const requireList = async (house: House, of: Reader, id: string): Promise<TodoList> => {
  const [list] = await presentSeen(house, of, await readLists(house.db, of.chatId, [id]));
  if (!list) throw refuse('todo_not_found');
  return list;
};

/** How lists stand. */
export const getTodos: SignedVerb<'todos.get'> = async ({ house, who }, { chatId, ids }) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readLists(house.db, chatId, ids);
  return { lists: await presentSeen(house, { chatId, reader: who.accountId }, rows) };
};

/** Lists of a chat, newest first. */
export const listTodos: SignedVerb<'todos.list'> = async ({ house, who }, { chatId, beforeSeq, limit }) => {
  await requireRoom(house, chatId, who.accountId);
  const rows = await readListsBefore(house.db, { chatId, beforeSeq, limit });
  return {
    lists: await presentSeen(house, { chatId, reader: who.accountId }, rows),
    nextBefore: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null,
  };
};

/** Lists of all my chats in which something is left for me. */
export const listMyTodos: SignedVerb<'todos.listMine'> = async ({ house, who }) => ({
  lists: await present(house, await readListsOf(house.db, who.accountId, most)),
});
