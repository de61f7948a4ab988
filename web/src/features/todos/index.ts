export { todosData, useTodos, useTodoLists, useMyTodos } from './todos.ts';
