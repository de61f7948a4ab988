import type { ChatId, ReadMarks, SignalBodies } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { applyReads } from './apply-reads.ts';
import { chatsStore } from './state.ts';

/** All windows of a person share one line; by this name the host tells the room of this one from the rooms of the others. */
const thisWindow: string = crypto.randomUUID();
let watched: ChatId | null = null;

const place = (chatId: ChatId, reads: ReadMarks): void =>
  chatsStore.setState((state) => ({ reads: { ...state.reads, [chatId]: reads } }));

const watch = async (chatId: ChatId): Promise<void> => {
  const answer = await call('chats.watch', { chatId, window: thisWindow }).catch(() => undefined);
  if (answer?.reads && watched === chatId) place(chatId, answer.reads);
};

const endWatch = (): void => void call('chats.watch', { chatId: null, window: thisWindow }).catch(() => {});

/** Watches typing and read marks of the room in front of me, until the function it gives back is called. */
export const watchRoom = (chatId: ChatId): (() => void) => {
  watched = chatId;
  void watch(chatId);
  // Whoever comes back to a window sees how things stand; a window that goes away leaves its place to others.
  const again = () => void watch(chatId);
  window.addEventListener('focus', again);
  window.addEventListener('pageshow', again);
  window.addEventListener('pagehide', endWatch);
  return () => {
    window.removeEventListener('focus', again);
    window.removeEventListener('pageshow', again);
    window.removeEventListener('pagehide', endWatch);
    if (watched !== chatId) return;
    watched = null;
    endWatch();
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
