import type { ChatId } from '@maru/contract';
import { localStore, tellTabs } from '../../platform/session/index.ts';
import { isEmptyDraft } from './rules.ts';
import { emptyDraft, findLine, messagesStore, type Draft } from './state.ts';

const waitMs = 300;
const timers = new Map<ChatId, ReturnType<typeof setTimeout>>();
const unwritten = new Set<ChatId>();

const write = async (chatId: ChatId): Promise<void> => {
  const draft = messagesStore.getState().drafts[chatId];
  const store = localStore();
  if (!draft || isEmptyDraft(draft)) await store?.drafts.delete(chatId);
  else await store?.drafts.put({ chatId, draft });
  tellTabs({ kind: 'draftChanged', chatId });
};

const endWait = (chatId: ChatId): void => {
  timers.delete(chatId);
  if (unwritten.delete(chatId)) keepSoon(chatId);
};

/**
 * The first letters are kept at once and the next ones every moment, so that a reload takes no more than a moment's
 * writing; a draft that was sent goes at once, or a reload would bring it back.
 */
const keepSoon = (chatId: ChatId): void => {
  const draft = messagesStore.getState().drafts[chatId];
  if (timers.has(chatId) && draft && !isEmptyDraft(draft)) return void unwritten.add(chatId);
  clearTimeout(timers.get(chatId));
  unwritten.delete(chatId);
  timers.set(
    chatId,
    setTimeout(() => endWait(chatId), waitMs),
  );
  void write(chatId).catch(() => {});
};

/** Changes the draft of a room; it is kept across a reload. */
export const changeDraft = (chatId: ChatId, change: Partial<Draft>): void => {
  messagesStore.setState(({ drafts }) => ({
    drafts: { ...drafts, [chatId]: { ...(drafts[chatId] ?? emptyDraft), ...change } },
  }));
  keepSoon(chatId);
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
