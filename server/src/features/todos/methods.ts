import type { MethodTable } from '../../platform/house.ts';
import { addTodo, changeTodo, removeTodo, renameTodos, tickTodo } from './change-todos.ts';
import { createTodos } from './create-todos.ts';
import { getTodos, listMyTodos, listTodos } from './read-todos.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'todos.create': createTodos,
  'todos.get': getTodos,
  'todos.list': listTodos,
  'todos.listMine': listMyTodos,
  'todos.tick': tickTodo,
  'todos.addItem': addTodo,
  'todos.changeItem': changeTodo,
  'todos.removeItem': removeTodo,
  'todos.rename': renameTodos,
};
