import type { Feature } from '../../platform/house.ts';
import { registerContentKeeper } from '../messages/index.ts';
import { noticeCards } from './keep-card.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

registerContentKeeper(noticeCards);

/** What a chat keeps at its top: one notice at a time, and those before it. */
export const notices: Feature = { name: 'notices', methods };
