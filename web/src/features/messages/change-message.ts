import type { ChatId, InputOf, Mention, OutputOf } from '@maru/contract';
import { v7 } from 'uuid';
import { call } from '../../platform/session/index.ts';
import { hideLines, markBookmark } from './change-lines.ts';
import { findLine } from './state.ts';

/** Changes the text of my message for everyone. */
export const editMessage = async (
  chatId: ChatId,
  seq: number,
  change: { text: string; mentions?: readonly Mention[] },
): Promise<void> => {
  const mentions = change.mentions?.length ? { mentions: [...change.mentions] } : {};
  await call('messages.edit', { chatId, seq, text: change.text, ...mentions });
};

/** Deletes a message for everyone. */
export const deleteMessage = async (chatId: ChatId, seq: number): Promise<void> => {
  await call('messages.delete', { chatId, seq });
};

/** Puts messages away for me alone. */
export const hideMessages = async (chatId: ChatId, seqs: number[]): Promise<void> => {
  await call('messages.hide', { chatId, seqs });
  hideLines(chatId, seqs);
};

/** Sets my reaction; the same emoji again, or null, takes it away. */
export const reactToMessage = async (chatId: ChatId, seq: number, emoji: string | null): Promise<void> => {
  const mine = findLine(chatId, seq)?.body.reactions?.find((one) => one.mine)?.emoji;
  await call('messages.react', { chatId, seq, emoji: emoji === mine ? null : emoji });
};

/** Sends copies of messages to several chats. */
export const forwardMessages = async (
  chatId: ChatId,
  seqs: number[],
  toChatIds: ChatId[],
): Promise<OutputOf<'messages.forward'>['sent']> =>
  (await call('messages.forward', { chatId, seqs, toChatIds, key: v7() })).sent;

/** Keeps a message among my bookmarks, or takes it out. */
export const bookmarkMessage = async (chatId: ChatId, seq: number, on: boolean): Promise<void> => {
  await call('messages.bookmark', { chatId, seq, on });
  markBookmark(chatId, seq, on);
};

/** Puts a message's text on the clipboard. */
export const copyMessage = async (chatId: ChatId, seq: number): Promise<void> => {
  const line = findLine(chatId, seq);
  if (line) await navigator.clipboard.writeText(line.body.text);
};

/** My bookmarks, newest first; `before` is the moment of the last one of the former page. */
export const listBookmarks = async (
  input: InputOf<'messages.listBookmarks'> = {},
): Promise<OutputOf<'messages.listBookmarks'>['bookmarks']> =>
  (await call('messages.listBookmarks', input)).bookmarks;
