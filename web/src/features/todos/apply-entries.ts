import type { ChatEntryBodies, Entry, TodoItem, TodoList } from '@maru/contract';

type Told = Exclude<ChatEntryBodies['todo.changed'], { erased: true }>;

/** A list with what this client knows of items that are gone: later news of them is older than their end. */
export type KnownList = TodoList & { gone?: readonly number[] };

/** Items in their order. */
export const inOrder = (items: readonly TodoItem[]): TodoItem[] =>
  [...items].sort((one, other) => one.place - other.place || one.id - other.id);

/** Of each item the telling with the greater `rev`. */
const withItems = (
  known: readonly TodoItem[],
  told: readonly TodoItem[],
  gone: readonly number[],
): TodoItem[] => {
  const items = new Map(known.map((one) => [one.id, one]));
  for (const one of told) if (one.rev > (items.get(one.id)?.rev ?? 0)) items.set(one.id, one);
  for (const id of gone) items.delete(id);
  return inOrder([...items.values()]);
};

/** A list after an entry of its chat. Any order, any number of times. */
export const applyTodoEntry = (list: KnownList, entry: Entry): KnownList => {
  if (entry.kind !== 'todo.changed') return list;
  const { rev, title, items, removed } = entry.body as Told;
  // A number is given once: what is gone does not come back.
  const gone = [...new Set([...(list.gone ?? []), ...removed])].sort((one, other) => one - other);
  const isRenamed = title !== undefined && rev > list.titleRev;
  return {
    ...list,
    ...(isRenamed && { title, titleRev: rev }),
    ...(gone.length > 0 && { gone }),
    items: withItems(list.items, items, gone),
    rev: Math.max(list.rev, rev),
  };
};

/** Of two tellings of a list the later one, without what is known to be gone. */
export const mergeLists = (known: KnownList, told: KnownList): KnownList => {
  const late = told.rev >= known.rev ? told : known;
  const gone = [...new Set([...(known.gone ?? []), ...(told.gone ?? [])])].sort((one, other) => one - other);
  return gone.length > 0 ? { ...late, gone, items: withItems(late.items, [], gone) } : late;
};
