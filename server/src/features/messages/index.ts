import type { Feature } from '../../platform/house.ts';
import { methods } from './methods.ts';
import { keepPlainContent } from './plain-content.ts';
import { vanish } from './vanish.ts';
import './personal-data.ts';

export { sendAs, sendWith, type Sending, type SentMessage } from './send-message.ts';
export { whyNotSpeak, whyNotWrite } from './rules.ts';
export { appendSealed, followSealed, onSealedErased, type SealedLine } from './sealed-lines.ts';
export {
  resolveContent,
  registerContentKeeper,
  type ContentKeeper,
  type PlacedContent,
} from './content-keepers.ts';
export { registerCardPasser, type CardPasser } from './card-passer.ts';
export { onMessage, type MessageNews } from './listeners.ts';
export { findMessages, readOn, type SeenMessage, type WholeMessage } from './find-messages.ts';
export { findNews, type News } from './find-news.ts';
export { bringMessages, type BroughtMessage } from './bring-messages.ts';
export { readPage } from './read-history.ts';
export { readWritten, type WrittenMessage } from './read-written.ts';
export { fillMessage, fillMessageIn } from './fill-message.ts';
export { findSeen, requireWriting, type WritersRoom } from './things.ts';
export { blankCard, eraseEntriesNaming } from './erase-store.ts';
export { eraseEntries } from './store.ts';

keepPlainContent();

/** What is said in a chat: sending, history, edits, reactions, forwarding, bookmarks. */
export const messages: Feature = { name: 'messages', methods, jobs: [vanish] };
