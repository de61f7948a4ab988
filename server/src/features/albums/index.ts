import type { Feature } from '../../platform/house.ts';
import { registerContentKeeper } from '../messages/index.ts';
import { albumCards } from './keep-card.ts';
import { methods } from './methods.ts';
import { serveZip } from './serve-zip.ts';
import './personal-data.ts';

registerContentKeeper(albumCards);

/** Albums of a chat: named, filled by every member, taken home in one archive. */
export const albums: Feature = { name: 'albums', methods, routes: serveZip };
