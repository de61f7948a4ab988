import type { Feature } from '../../platform/house.ts';
import { registerContentKeeper } from '../messages/index.ts';
import { postCards } from './keep-card.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

registerContentKeeper(postCards);

/** The board of a chat: posts with photos and files, comments, reactions. */
export const board: Feature = { name: 'board', methods };
