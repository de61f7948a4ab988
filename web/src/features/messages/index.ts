export { listOpenRooms, reopenRoom, rereadRoom } from './open-room.ts';
export * from './hooks.ts';
export { messagesData } from './data.ts';
export {
  findLine,
  messagesStore,
  type Draft,
  type Line,
  type PendingMessage,
  type Room,
  type RoomWindow,
  type SentLine,
  type SystemLine,
} from './state.ts';
export { isBigEmoji, isLongText, presentRows, type Bubble, type Row } from './present-rows.ts';
export { safeRel, segmentText, type Segment } from './segment-text.ts';
export { whatMayBeDone, whyNotSend } from './rules.ts';
export { openRoom } from './open-room.ts';
export { jumpTo, jumpToNewest, loadNewer, loadOlder } from './load-history.ts';
export { cancelMessage, retryMessage, sendMessage } from './send-message.ts';
export { copyMessages, registerContentCarrier, type Carried, type ContentCarrier } from './copy-messages.ts';
export { sendDraft } from './send-draft.ts';
export { findHeldContent, holdContent, useHeldContent } from './content/held-content.ts';
export { changeDraft, clearDraft, replyTo, startEdit } from './drafts.ts';
export { tellTyping } from './typing.ts';
export {
  bookmarkMessage,
  copyMessage,
  deleteMessage,
  editMessage,
  forwardMessages,
  hideMessages,
  listBookmarks,
  reactToMessage,
} from './change-message.ts';
