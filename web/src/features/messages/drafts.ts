import type { AccountId, ChatId } from '@maru/contract';
import { localStore, tellTabs } from '../../platform/session/index.ts';
import type { LocalStore } from '../../platform/store/index.ts';
import { leaveDrafts, prepareDrafts, takeLastDrafts } from './last-drafts.ts';
import { isEmptyDraft } from './rules.ts';
import { emptyDraft, findLine, messagesStore, type Draft } from './state.ts';

const waitMs = 300;
const timers = new Map<ChatId, ReturnType<typeof setTimeout>>();
const unwritten = new Set<ChatId>();
/** What the local store has not confirmed yet. */
const unkept = new Map<ChatId, Draft | null>();

const putDraft = async (store: LocalStore, chatId: ChatId, draft: Draft | null): Promise<unknown> =>
  draft ? store.drafts.put({ chatId, draft }) : store.drafts.delete(chatId);

const findDraft = (chatId: ChatId): Draft | null => {
  const draft = messagesStore.getState().drafts[chatId];
  return draft && !isEmptyDraft(draft) ? draft : null;
};

const write = async (chatId: ChatId): Promise<void> => {
  const draft = findDraft(chatId);
  const store = localStore();
  if (!store) return;
  await putDraft(store, chatId, draft);
  if (unkept.get(chatId) === draft) unkept.delete(chatId);
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
  const draft = findDraft(chatId);
  unkept.set(chatId, draft);
  void prepareDrafts(Object.fromEntries(unkept));
  if (timers.has(chatId) && draft) return void unwritten.add(chatId);
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

/** Reads what was begun, here or by the page before this one; what has been written meanwhile stays. */
export const openDrafts = async (store: LocalStore, me: AccountId): Promise<void> => {
  const rows = await store.drafts.toArray();
  const kept = Object.fromEntries(rows.map(({ chatId, draft }) => [chatId, draft as Draft]));
  const last = Object.entries(await takeLastDrafts(me)) as [ChatId, Draft | null][];
  for (const [chatId, draft] of last) {
    kept[chatId] = draft ?? emptyDraft;
    await putDraft(store, chatId, draft);
  }
  messagesStore.setState(({ drafts }) => ({ drafts: { ...kept, ...drafts } }));
};

/** The page goes away: what is still on its way to the store is left for the next page. */
export const leaveUnkept = (): void => {
  const { me } = messagesStore.getState();
  if (me && unkept.size > 0) leaveDrafts(me, Object.fromEntries(unkept));
};

/** Brings what waits to the disk; for when the session is put away. */
export const keepUnkept = async (): Promise<void> => {
  await Promise.all([...unkept.keys()].map((chatId) => write(chatId).catch(() => {})));
};

/** Forgets what waits; for when an account is closed. */
export const forgetUnkept = (): void => {
  timers.forEach(clearTimeout);
  timers.clear();
  unwritten.clear();
  unkept.clear();
};
