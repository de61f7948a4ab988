import type { ChatId } from '@maru/contract';
import { changeDraft, clearDraft, startEdit } from '../drafts.ts';
import { messagesStore, type Draft } from '../state.ts';

/** What stood in the field before an edit began; nothing typed is lost to it. */
const held = new Map<ChatId, Draft>();

/** Begins to edit a message, and keeps aside what was being written. */
export const beginEdit = (chatId: ChatId, seq: number): void => {
  const draft = messagesStore.getState().drafts[chatId];
  if (draft && draft.editSeq === null && (draft.text !== '' || draft.replyToSeq !== null)) {
    held.set(chatId, draft);
  }
  startEdit(chatId, seq);
};

/** After an edit, done or given up: what was being written before comes back. */
export const endEdit = (chatId: ChatId): void => {
  const before = held.get(chatId);
  held.delete(chatId);
  if (before) changeDraft(chatId, before);
  else clearDraft(chatId);
};
