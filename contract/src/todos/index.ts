import { z } from 'zod';
import { visibleText } from '../accounts/index.ts';
import { Erased } from '../wire/erased.ts';
import { AccountId, ChatId, EntryKey, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { oneThing, pageOfThings, someThings } from '../wire/thing-inputs.ts';

/** What a to-do list is called. */
export const TodoTitle = visibleText(limits.todos.title);

const ItemText = visibleText(limits.todos.itemText);
const DueDay = z.iso.date();

/** One thing to do. */
export const TodoItem = z.object({
  /** Its number in the list; a number is given once. */
  id: z.int(),
  text: z.string(),
  /** Who is to do it. */
  assignee: AccountId.nullable(),
  /** By which day: `2026-12-05`. */
  due: z.string().nullable(),
  /** Where it stands: lower ones first. */
  place: z.number(),
  /** Who has done it, and when. */
  done: z.object({ by: AccountId, at: Moment }).nullable(),
  /** The `rev` of its last change. */
  rev: z.int(),
});
/** One thing to do. */
export type TodoItem = z.infer<typeof TodoItem>;

/** A to-do list. */
export const TodoList = z.object({
  id: z.uuid(),
  chatId: ChatId,
  /** The message that is its card. */
  seq: Seq,
  title: z.string(),
  titleRev: z.int(),
  madeBy: AccountId,
  madeAt: Moment,
  items: z.array(TodoItem),
  /** Goes up with every change. */
  rev: z.int(),
});
/** A to-do list. */
export type TodoList = z.infer<typeof TodoList>;

/** Entries of `chat:<id>` about to-do lists. Of each item the one with the greatest `rev` is right. */
export const todoEntries = {
  'todo.changed': z.union([
    z.object({
      id: z.uuid(),
      rev: z.int(),
      title: z.string().optional(),
      /** Items that are new or other than before. */
      items: z.array(TodoItem),
      /** Numbers of items that are gone. */
      removed: z.array(z.int()),
    }),
    Erased,
  ]),
} as const;

const one = z.object({ list: TodoList });
const refusals = ['chat_not_found', 'todo_not_found', 'blocked_by_you', 'person_gone'] as const;
const NewItem = z.strictObject({
  text: ItemText,
  assignee: AccountId.nullable().default(null),
  due: DueDay.nullable().default(null),
});

const createTodos = method('todos.create', {
  summary: 'Make a to-do list for the members of a chat. It stands in the chat as a card.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    chatId: ChatId,
    key: EntryKey,
    title: TodoTitle,
    items: z.array(NewItem).min(1).max(limits.todos.items),
  }),
  output: z.object({ list: TodoList, seq: Seq }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'member_not_found'],
});

const getTodos = method('todos.get', {
  summary: 'How these lists stand; those I cannot see are left out.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  rate: 'cheap',
  input: someThings,
  output: z.object({ lists: z.array(TodoList) }),
  refusals: ['chat_not_found'],
});

const listTodos = method('todos.list', {
  summary: 'To-do lists of a chat, newest first, a page at a time.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: pageOfThings,
  output: z.object({ lists: z.array(TodoList), nextBefore: Seq.nullable() }),
  refusals: ['chat_not_found'],
});

const listMyTodos = method('todos.listMine', {
  summary: 'The lists of all my chats in which something is left for me to do; at most 100, newest first.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ lists: z.array(TodoList) }),
});

const tickTodo = method('todos.tick', {
  summary: 'Say that an item is done, or is not.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, item: z.int(), done: z.boolean() }),
  output: one,
  refusals: [...refusals, 'todo_item_not_found'],
});

const addTodo = method('todos.addItem', {
  summary: 'Add an item at the end. `key` makes a second try harmless.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, key: EntryKey, item: NewItem }),
  output: one,
  refusals: [...refusals, 'too_many_todos', 'member_not_found'],
});

const changeTodo = method('todos.changeItem', {
  summary: 'Reword an item, give it to somebody, set its day, or move it.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    ...oneThing,
    item: z.int(),
    text: ItemText.optional(),
    assignee: AccountId.nullable().optional(),
    due: DueDay.nullable().optional(),
    /** Puts it before this item; null puts it at the end. */
    before: z.int().nullable().optional(),
  }),
  output: one,
  refusals: [...refusals, 'todo_item_not_found', 'member_not_found'],
});

const removeTodo = method('todos.removeItem', {
  summary: 'Take an item away.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, item: z.int() }),
  output: one,
  refusals,
});

const renameTodos = method('todos.rename', {
  summary: 'Call a list something else.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, title: TodoTitle }),
  output: one,
  refusals,
});

/** The methods of this feature. */
export const todoMethods = [
  createTodos,
  getTodos,
  listTodos,
  listMyTodos,
  tickTodo,
  addTodo,
  changeTodo,
  removeTodo,
  renameTodos,
] as const;
