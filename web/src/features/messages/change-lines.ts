import type { ChatId } from '@maru/contract';
import { forgetLines, keepRoom } from './keep-room.ts';
import { changeRoom, findRoom, type SentLine } from './state.ts';

/** Takes lines out of the window of a room and off this device. */
export const hideLines = (chatId: ChatId, seqs: readonly number[]): void => {
  forgetLines(chatId, seqs);
  const window = findRoom(chatId)?.window;
  if (!window) return;
  const slots = new Map(window.slots);
  for (const seq of seqs) slots.delete(seq);
  changeRoom(chatId, { window: { ...window, slots } });
};

/** Shows a message as bookmarked, or no longer. */
export const markBookmark = (chatId: ChatId, seq: number, on: boolean): void => {
  const window = findRoom(chatId)?.window;
  const slot = window?.slots.get(seq);
  if (!window || !slot || slot.base.kind !== 'message.sent' || slot.line.kind !== 'message.sent') {
    return;
  }
  const mark = (line: SentLine): SentLine => ({ ...line, body: { ...line.body, bookmarked: on } });
  const slots = new Map(window.slots);
  slots.set(seq, { ...slot, base: mark(slot.base), line: mark(slot.line) });
  const next = { ...window, slots };
  changeRoom(chatId, { window: next });
  keepRoom(chatId, next);
};
