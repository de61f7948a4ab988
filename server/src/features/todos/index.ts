import type { Feature } from '../../platform/house.ts';
import { registerContentKeeper } from '../messages/index.ts';
import { todoCards } from './keep-card.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

registerContentKeeper(todoCards);

/** To-do lists of a chat. */
export const todos: Feature = { name: 'todos', methods };
