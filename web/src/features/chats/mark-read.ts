import { willPass } from '@maru/client';
import type { ChatId } from '@maru/contract';
import { isInFront } from '../../platform/attention/index.ts';
import { call, myId } from '../../platform/session/index.ts';
import { markChatUnread } from './chat-settings.ts';
import { refreshChat } from './load-chats.ts';
import { placeChat } from './place-chat.ts';
import { readUpTo } from './rules.ts';
import { findChat } from './state.ts';
import { unsentMarks } from './unsent-marks.ts';

const waitMs = 250;
const waiting = new Map<ChatId, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** How far this window has read, since it is open. */
const marked = new Map<ChatId, number>();

/** How far I have read in this very window, as against elsewhere; 0 where I have not. */
export const markedHere = (chatId: ChatId): number => marked.get(chatId) ?? 0;

const sendMark = async (chatId: ChatId, seq: number): Promise<void> => {
  const me = myId();
  try {
    await call('chats.markRead', { chatId, seq });
  } catch (error) {
    // Without a line the mark stays, and goes when the list has come again.
    if (willPass(error)) return;
  }
  if (me) unsentMarks.forget(me, { [chatId]: seq });
};

const send = (): void => {
  timer = undefined;
  for (const [chatId, seq] of waiting) void sendMark(chatId, seq);
  waiting.clear();
};

/** My mark has moved, here or on another device. */
export const moveMyMark = (chatId: ChatId, seq: number): void => {
  const known = findChat(chatId);
  if (!known) return;
  const { chat, ask } = readUpTo(known, seq);
  if (chat !== known) placeChat(chat);
  if (ask) refreshChat(chatId);
};

/**
 * I have read up to here: call it when the room is at its bottom. Nothing happens while nobody looks.
 * Many calls become one.
 */
export const markRead = (chatId: ChatId, seq: number): void => {
  if (!isInFront()) return;
  const chat = findChat(chatId);
  if (!chat) return;
  if (seq <= chat.readSeq) {
    // Whoever opens a chat that they had marked as unread has come back to it.
    if (chat.settings.markedUnread) void markChatUnread(chatId, false).catch(() => {});
    return;
  }
  marked.set(chatId, seq);
  waiting.set(chatId, Math.max(seq, waiting.get(chatId) ?? 0));
  const me = myId();
  if (me) unsentMarks.remember(me, { [chatId]: seq });
  timer ??= setTimeout(send, waitMs);
  moveMyMark(chatId, seq);
};

/**
 * Sends the marks that the host has not confirmed: those of a page that was left at once, or from the time without a
 * line. Call it when the list has come from the host, which does not know of them.
 */
export const sendUnsentMarks = (): void => {
  const me = myId();
  if (!me) return;
  for (const [chatId, seq] of Object.entries(unsentMarks.of(me)) as [ChatId, number][]) {
    moveMyMark(chatId, seq);
    void sendMark(chatId, seq);
  }
};
