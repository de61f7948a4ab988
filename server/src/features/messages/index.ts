import type { Feature } from '../../platform/house.ts';
import { methods } from './methods.ts';
import { vanish } from './vanish.ts';

export { sendAs, sendWith, type Sending, type SentMessage } from './send-message.ts';
export { registerContentKeeper, type ContentKeeper, type PlacedContent } from './content-keepers.ts';
export { onMessage, type MessageNews } from './listeners.ts';
export { fillMessage } from './fill-message.ts';

/** What is said in a chat: sending, history, edits, reactions, forwarding, bookmarks. */
export const messages: Feature = { name: 'messages', methods, jobs: [vanish] };
