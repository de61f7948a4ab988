import type { TodoItem, TodoList } from '@maru/contract';
import type { ItemRow, ListRow } from './store.ts';

/** An item as members see it. */
export const presentItem = (row: ItemRow): TodoItem => ({
  id: row.item_id,
  text: row.text,
  assignee: row.assignee,
  due: row.due,
  place: row.place,
  done: row.done_by && row.done_at ? { by: row.done_by, at: row.done_at.toISOString() } : null,
  rev: row.rev,
});

/** A list as members see it. */
export const presentList = (row: ListRow, items: readonly ItemRow[]): TodoList => ({
  id: row.list_id,
  chatId: row.chat_id,
  seq: row.seq,
  title: row.title,
  titleRev: row.title_rev,
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  items: items.filter((one) => one.list_id === row.list_id).map(presentItem),
  rev: row.rev,
});
