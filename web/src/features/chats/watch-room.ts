import type { ChatId, ReadMarks, SignalBodies } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { applyReads } from './apply-reads.ts';
import { chatsStore } from './state.ts';

const askEveryMs = 10_000;
let watched: ChatId | null = null;

const place = (chatId: ChatId, reads: ReadMarks): void =>
  chatsStore.setState((state) => ({ reads: { ...state.reads, [chatId]: reads } }));

const watch = async (chatId: ChatId): Promise<void> => {
  const answer = await call('chats.watch', { chatId }).catch(() => undefined);
  if (answer?.reads && watched === chatId) place(chatId, answer.reads);
};

/** Another tab may watch another room over the same line; this one asks now and then as long as it is seen. */
const askWhenOutOfFocus = async (chatId: ChatId): Promise<void> => {
  if (document.visibilityState !== 'visible' || document.hasFocus()) return;
  const reads = await call('chats.reads', { chatId }).catch(() => undefined);
  if (reads && watched === chatId) place(chatId, reads);
};

/** Watches typing and read marks of the room in front of me, until the function it gives back is called. */
export const watchRoom = (chatId: ChatId): (() => void) => {
  watched = chatId;
  void watch(chatId);
  const onFocus = () => void watch(chatId);
  const timer = setInterval(() => void askWhenOutOfFocus(chatId), askEveryMs);
  window.addEventListener('focus', onFocus);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', onFocus);
    if (watched !== chatId) return;
    watched = null;
    void call('chats.watch', { chatId: null }).catch(() => {});
  };
};

/** The line is new: the host has forgotten which room is open. */
export const watchAgain = (): void => {
  if (watched) void watch(watched);
};

/** Takes a move of read marks; a missed one makes us ask again. */
export const takeReads = (chatId: ChatId, moved: SignalBodies['reads.moved']): void => {
  const reads = chatsStore.getState().reads[chatId];
  if (!reads) return;
  const next = applyReads(reads, moved);
  if (next !== 'gap') return place(chatId, next);
  if (watched === chatId) void watch(chatId);
};
