import type { ChatId } from '@maru/contract';
import { localStore, tellTabs } from '../../platform/session/index.ts';
import { isEmptyDraft } from './rules.ts';
import { emptyDraft, findLine, messagesStore, type Draft } from './state.ts';

const waitMs = 300;
const timers = new Map<ChatId, ReturnType<typeof setTimeout>>();

const write = async (chatId: ChatId): Promise<void> => {
  timers.delete(chatId);
  const draft = messagesStore.getState().drafts[chatId];
  const store = localStore();
  if (!draft || isEmptyDraft(draft)) await store?.drafts.delete(chatId);
  else await store?.drafts.put({ chatId, draft });
  tellTabs({ kind: 'draftChanged', chatId });
};

/** Changes the draft of a room; it is kept across a reload. */
export const changeDraft = (chatId: ChatId, change: Partial<Draft>): void => {
  messagesStore.setState(({ drafts }) => ({
    drafts: { ...drafts, [chatId]: { ...(drafts[chatId] ?? emptyDraft), ...change } },
  }));
  clearTimeout(timers.get(chatId));
  timers.set(
    chatId,
    setTimeout(() => void write(chatId).catch(() => {}), waitMs),
  );
};

export const clearDraft = (chatId: ChatId): void => changeDraft(chatId, emptyDraft);

/** Makes the draft an answer to a message; null ends that. */
export const replyTo = (chatId: ChatId, seq: number | null): void =>
  changeDraft(chatId, { replyToSeq: seq, ...(seq === null ? {} : { editSeq: null }) });

/** Begins to edit a message: its text becomes the draft. */
export const startEdit = (chatId: ChatId, seq: number): void => {
  const line = findLine(chatId, seq);
  if (!line) return;
  const { text, mentions = [] } = line.body;
  changeDraft(chatId, { text, mentions, editSeq: seq, replyToSeq: null });
};

/** A draft was changed in another tab. */
export const readDraft = async (chatId: ChatId): Promise<void> => {
  if (timers.has(chatId)) return;
  const row = await localStore()?.drafts.get(chatId);
  const draft = (row?.draft as Draft | undefined) ?? emptyDraft;
  messagesStore.setState(({ drafts }) => ({ drafts: { ...drafts, [chatId]: draft } }));
};
