import type { ChatId, Entry } from '@maru/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call, keep, localStore, type FeatureData } from '../../platform/session/index.ts';
import { applyTopEntry, topOf, type Top } from './apply-entries.ts';
import { notices } from './notices.ts';

type Tops = Readonly<Record<ChatId, Top | undefined>>;

/** What stands at the top of the chats that were looked at. */
export const topsStore = createStore<Tops>(() => ({}));

const shown = new Map<ChatId, number>();
const fresh = new Set<ChatId>();
/** Chats that are being asked for; false where an entry has come meanwhile and the answer may be from before it. */
const asked = new Map<ChatId, boolean>();

const nameOf = (chatId: ChatId): string => `noticeTop:${chatId}`;

const put = (chatId: ChatId, top: Top): void => {
  topsStore.setState({ [chatId]: top });
  const name = nameOf(chatId);
  keep([{ table: 'meta', key: name, put: { name, value: top } }]);
};

const readKept = async (chatId: ChatId): Promise<void> => {
  const row = await localStore()?.meta.get(nameOf(chatId));
  if (row && !topsStore.getState()[chatId]) topsStore.setState({ [chatId]: row.value as Top });
};

/** Asks what stands at the top, once more where news came meanwhile. */
const load = async (chatId: ChatId): Promise<void> => {
  if (asked.has(chatId)) return;
  asked.set(chatId, true);
  try {
    const board = await call('notices.top', { chatId });
    if (board.newest) notices.take([board.newest]);
    if (asked.get(chatId)) {
      put(chatId, topOf(board));
      fresh.add(chatId);
    }
  } finally {
    const isTrue = asked.get(chatId);
    asked.delete(chatId);
    if (!isTrue) void load(chatId).catch(() => {});
  }
};

const chatOf = (entry: Entry): ChatId | undefined => {
  if (entry.kind === 'notice.away') return (entry.body as { chatId: ChatId }).chatId;
  return entry.log.startsWith('chat:') ? (entry.log.slice('chat:'.length) as ChatId) : undefined;
};

const empty: Top = { id: null, seq: 0, awayId: null, hostsOnly: false };

const fold = (entry: Entry): void => {
  const chatId = chatOf(entry);
  if (!chatId) return;
  const known = topsStore.getState()[chatId];
  const next = applyTopEntry(known ?? empty, entry);
  if (next === (known ?? empty)) return;
  if (asked.has(chatId)) asked.set(chatId, false);
  if (known) put(chatId, next);
};

const askAgain = (): void => {
  fresh.clear();
  for (const chatId of shown.keys()) void load(chatId).catch(() => {});
};

/** The part of the notices in a session. */
export const noticesData: FeatureData = {
  ...notices.data,
  onWelcome() {
    notices.data.onWelcome?.({} as never);
    askAgain();
  },
  applyEntries(entries) {
    notices.data.applyEntries?.(entries);
    entries.forEach(fold);
  },
  onEpochChanged() {
    notices.data.onEpochChanged?.();
    topsStore.setState({}, true);
    askAgain();
  },
  reset() {
    notices.data.reset?.();
    fresh.clear();
    topsStore.setState({}, true);
  },
};

/** What stands at the top of a chat, while the chat is shown. */
export const useTop = (chatId: ChatId): Top | undefined => {
  useEffect(() => {
    shown.set(chatId, (shown.get(chatId) ?? 0) + 1);
    if (!fresh.has(chatId)) {
      void readKept(chatId).catch(() => {});
      void load(chatId).catch(() => {});
    }
    return () => {
      const left = (shown.get(chatId) ?? 1) - 1;
      if (left > 0) shown.set(chatId, left);
      else shown.delete(chatId);
    };
  }, [chatId]);
  return useStore(topsStore, (tops) => tops[chatId]);
};
