import type { Feature } from '../../platform/house.ts';
import { methods } from './methods.ts';

export { sendAs, type Sending } from './send-message.ts';

/** What is said in a chat: sending, history, edits, reactions, forwarding, bookmarks. */
export const messages: Feature = { name: 'messages', methods };
