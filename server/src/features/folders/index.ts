import type { Feature } from '../../platform/house.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

/** Folders: the chips above my list of chats. */
export const folders: Feature = { name: 'folders', methods };
