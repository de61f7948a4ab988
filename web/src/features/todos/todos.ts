import type { ChatId, Entry, InputOf, MessageContent, TodoItem } from '@maru/contract';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call, type FeatureData } from '../../platform/session/index.ts';
import { openThings, useThing, useThingList } from '../../platform/things/index.ts';
import { applyTodoEntry, inOrder, mergeLists, type KnownList } from './apply-entries.ts';

/** The to-do lists that this client knows. */
export const todos = openThings<KnownList>({
  of: 'todo',
  get: async (chatId, ids) => (await call('todos.get', { chatId, ids })).lists,
  async list(chatId, beforeSeq) {
    const page = await call('todos.list', { chatId, ...(beforeSeq === undefined ? {} : { beforeSeq }) });
    return { things: page.lists, nextBefore: page.nextBefore };
  },
  merge: mergeLists,
  isAbout: (kind) => kind === 'todo.changed',
  apply: applyTodoEntry,
});

/** A list while it is shown; undefined while it is asked for, null where it is gone. */
export const useTodos = (chatId: ChatId, id: string): KnownList | null | undefined =>
  useThing(todos, chatId, id);

/** The lists of a chat, newest first. */
export const useTodoLists = (chatId: ChatId): ReturnType<typeof useThingList<KnownList>> =>
  useThingList(todos, chatId);

/** Goes up when something may have changed in what is mine to do. */
const mineStore = createStore<{ version: number }>(() => ({ version: 0 }));
const lookAgain = (): void => mineStore.setState(({ version }) => ({ version: version + 1 }));

const isAboutMine = ({ kind, body }: Entry): boolean => {
  if (kind === 'todo.changed' || kind === 'message.deleted') return true;
  if (kind !== 'message.sent') return false;
  const { content } = body as { content?: MessageContent };
  return content?.type === 'card' && content.of === 'todo';
};

/** The part of the to-do lists in a session. */
export const todosData: FeatureData = {
  ...todos.data,
  applyEntries(entries) {
    todos.data.applyEntries?.(entries);
    if (entries.some(isAboutMine)) lookAgain();
  },
  onWelcome(welcome) {
    todos.data.onWelcome?.(welcome);
    lookAgain();
  },
};

/** The lists of all my chats in which something is left for me. */
export const useMyTodos = (): readonly KnownList[] => {
  const version = useStore(mineStore, (state) => state.version);
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    let isShown = true;
    call('todos.listMine', {}).then(
      ({ lists }) => {
        todos.take(lists);
        // What has just been done stays in sight until the page is left: nothing vanishes under the finger.
        if (isShown) setIds((before) => [...new Set([...before, ...lists.map(({ id }) => id)])]);
      },
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [version]);
  const things = useStore(todos.store, (state) => state.things);
  return useMemo(() => ids.flatMap((id) => things[id] ?? []), [ids, things]);
};

const putItem = (list: KnownList, item: TodoItem): KnownList => ({
  ...list,
  items: inOrder(list.items.map((one) => (one.id === item.id ? item : one))),
});

/** Ticks or unticks: shown at once, taken back here when the host says no. */
export const tick = async (list: KnownList, item: TodoItem, me: TodoItem['assignee']): Promise<void> => {
  const { chatId, id } = list;
  const done = item.done === null;
  const shown = done && me ? { by: me, at: new Date().toISOString() } : null;
  todos.change(id, (one) => putItem(one, { ...item, done: shown }));
  try {
    todos.take([(await call('todos.tick', { chatId, id, item: item.id, done })).list]);
  } catch (reason) {
    todos.change(id, (one) => putItem(one, item));
    throw reason;
  }
};

/** Makes a list. */
export const createTodos = async (wish: InputOf<'todos.create'>): Promise<void> => {
  todos.take([(await call('todos.create', wish)).list]);
};

/** Adds an item. */
export const addItem = async (wish: InputOf<'todos.addItem'>): Promise<void> => {
  todos.take([(await call('todos.addItem', wish)).list]);
};

/** Changes an item. */
export const changeItem = async (wish: InputOf<'todos.changeItem'>): Promise<void> => {
  todos.take([(await call('todos.changeItem', wish)).list]);
};

/** Takes an item away. */
export const removeItem = async (wish: InputOf<'todos.removeItem'>): Promise<void> => {
  todos.change(wish.id, (one) => ({ ...one, items: one.items.filter((item) => item.id !== wish.item) }));
  try {
    todos.take([(await call('todos.removeItem', wish)).list]);
  } catch (reason) {
    todos.refresh(wish.chatId as ChatId, wish.id);
    throw reason;
  }
};
