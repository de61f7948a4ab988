import { limits, type AccountId, type ChatId, type TodoList } from '@maru/contract';
import { v7 } from 'uuid';
import type { Room } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireWriting } from '../messages/index.ts';
import { presentItem } from './present.ts';
import { requireList } from './read-todos.ts';
import { areTooClose, placeAtEnd, placeBefore, whyNotAssign } from './rules.ts';
import { deleteItem, lockList, readItems, saveItems, saveList, type ItemRow, type ListRow } from './store.ts';

/** A list while it is changed, kept from others. */
interface OpenList {
  list: ListRow;
  items: ItemRow[];
  room: Room;
  /** The `rev` that the change will have. */
  rev: number;
}

/** What becomes of a list. */
interface Change {
  list?: Partial<ListRow>;
  saved?: ItemRow[];
  removed?: ItemRow;
}

interface Wish {
  chatId: ChatId;
  id: string;
  accountId: AccountId;
  /** Undefined where all is as wished already. */
  change: (open: OpenList) => Change | undefined;
}

/** Changes a list and tells the room, in one transaction. Changes of one list go one after the other. */
const changeList = async (house: House, { chatId, id, accountId, change }: Wish): Promise<TodoList> => {
  const { room, hiddenFrom } = await requireWriting(house, chatId, accountId);
  const reader = { chatId, reader: accountId };
  await requireList(house, reader, id);
  await house.db.transaction(async (tx) => {
    const list = await lockList(tx, chatId, id);
    if (!list) throw refuse('todo_not_found');
    const rev = list.rev + 1;
    const changed = change({ list, items: await readItems(tx, [chatId], [id]), room, rev });
    if (!changed) return;
    const { saved = [], removed } = changed;
    if (saved.length > 0) await saveItems(tx, saved);
    if (removed) await deleteItem(tx, removed);
    await saveList(tx, { ...list, ...changed.list, rev });
    const body = {
      id,
      rev,
      ...(changed.list?.title !== undefined && { title: changed.list.title }),
      items: saved.map(presentItem),
      removed: removed ? [removed.item_id] : [],
    };
    await house.log.appendIn(tx, [
      { log: chatLog(chatId), author: accountId, key: v7(), kind: 'todo.changed', body, hiddenFrom },
    ]);
  });
  return requireList(house, reader, id);
};

const requireItem = (items: readonly ItemRow[], id: number): ItemRow => {
  const item = items.find((one) => one.item_id === id);
  if (!item) throw refuse('todo_item_not_found');
  return item;
};

/** Says that an item is done, or is not. Who was first to say so stays. */
export const tickTodo: SignedVerb<'todos.tick'> = async ({ house, who }, { chatId, id, item, done }) => {
  const { accountId } = who;
  const list = await changeList(house, {
    chatId,
    id,
    accountId,
    change({ items, rev }) {
      const row = requireItem(items, item);
      if ((row.done_at !== null) === done) return undefined;
      const tick = done
        ? { done_by: accountId, done_at: house.clock.now() }
        : { done_by: null, done_at: null };
      return { saved: [{ ...row, ...tick, rev }] };
    },
  });
  return { list };
};

/** Adds an item at the end. */
export const addTodo: SignedVerb<'todos.addItem'> = async ({ house, who }, { chatId, id, key, item }) => {
  const { accountId } = who;
  const list = await changeList(house, {
    chatId,
    id,
    accountId,
    change({ list: before, items, room, rev }) {
      if (items.some((one) => one.added_by === accountId && one.added_key === key)) return undefined;
      const why = whyNotAssign(room, [item.assignee]);
      if (why) throw refuse(why);
      if (items.length >= limits.todos.items) throw refuse('too_many_todos');
      const number = before.next_item;
      const row: ItemRow = {
        chat_id: chatId,
        list_id: id,
        item_id: number,
        ...item,
        place: placeAtEnd(items),
        done_by: null,
        done_at: null,
        rev,
        added_by: accountId,
        added_key: key,
      };
      return { list: { next_item: number + 1 }, saved: [row] };
    },
  });
  return { list };
};

/** Rewords an item, gives it to somebody, sets its day, or moves it. */
export const changeTodo: SignedVerb<'todos.changeItem'> = async ({ house, who }, input) => {
  const { chatId, id, item, text, assignee, due, before } = input;
  const list = await changeList(house, {
    chatId,
    id,
    accountId: who.accountId,
    change({ items, room, rev }) {
      const row = requireItem(items, item);
      const why = whyNotAssign(room, [assignee]);
      if (why) throw refuse(why);
      const place = before === undefined ? row.place : placeBefore(items, { moved: item, before });
      if (place === undefined) throw refuse('todo_item_not_found');
      const next: ItemRow = {
        ...row,
        place,
        rev,
        ...(text !== undefined && { text }),
        ...(assignee !== undefined && { assignee }),
        ...(due !== undefined && { due }),
      };
      const all = items.map((one) => (one.item_id === item ? next : one));
      if (!areTooClose(all)) return { saved: [next] };
      all.sort((one, other) => one.place - other.place || one.item_id - other.item_id);
      return { saved: all.map((one, index) => ({ ...one, place: index + 1, rev })) };
    },
  });
  return { list };
};

/** Takes an item away; one that is gone stays gone. */
export const removeTodo: SignedVerb<'todos.removeItem'> = async ({ house, who }, { chatId, id, item }) => ({
  list: await changeList(house, {
    chatId,
    id,
    accountId: who.accountId,
    change({ items }) {
      const removed = items.find((one) => one.item_id === item);
      return removed && { removed };
    },
  }),
});

/** Calls a list something else. */
export const renameTodos: SignedVerb<'todos.rename'> = async ({ house, who }, { chatId, id, title }) => ({
  list: await changeList(house, {
    chatId,
    id,
    accountId: who.accountId,
    change: ({ list, rev }) => (list.title === title ? undefined : { list: { title, title_rev: rev } }),
  }),
});
