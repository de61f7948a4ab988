import type { ChatId } from '@maru/contract';
import { editMessage } from './change-message.ts';
import { findHeldContent, holdContent } from './content/held-content.ts';
import { changeDraft, clearDraft } from './drafts.ts';
import { whyNotSend } from './rules.ts';
import { sendMessage } from './send-message.ts';
import { emptyDraft, messagesStore } from './state.ts';

/** Sends the draft of a room, or brings home the edit it is. A refused edit comes back as the draft. */
export const sendDraft = async (chatId: ChatId, how?: { silent: boolean }): Promise<void> => {
  const written = messagesStore.getState().drafts[chatId] ?? emptyDraft;
  // The empty lines that a thumb leaves at the end are not meant.
  const draft = { ...written, text: written.text.trimEnd() };
  const held = draft.editSeq === null ? findHeldContent(chatId) : undefined;
  if (whyNotSend(draft.text, held !== undefined)) return;
  clearDraft(chatId);
  holdContent(chatId, null);
  try {
    if (held) {
      const { content, shown } = held;
      const text = whyNotSend(draft.text) ? '' : draft.text;
      await sendMessage(chatId, { ...draft, ...how, text, content, shown });
    } else if (draft.editSeq === null) await sendMessage(chatId, { ...draft, ...how });
    else await editMessage(chatId, draft.editSeq, draft);
  } catch (error) {
    changeDraft(chatId, draft);
    if (held) holdContent(chatId, held);
    throw error;
  }
};
