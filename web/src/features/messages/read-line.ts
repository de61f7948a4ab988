import type { ChatId } from '@maru/contract';
import { lineStore } from '../../platform/session/index.ts';
import { findChat, markedHere } from '../chats/index.ts';
import { changeRoom, findRoom } from './state.ts';

/** Rooms opened before the list was fresh, with how far this window had read in them by then. */
const unsure = new Map<ChatId, number>();
let isListFresh = false;

const isListStale = (): boolean => !isListFresh || lineStore.getState().line !== 'online';

/** How far was read before a room is opened, for its line; null when there is nothing unread. */
export const readBefore = (chatId: ChatId): number | null => {
  const chat = findChat(chatId);
  return chat && chat.unread > 0 ? chat.readSeq : null;
};

/** The line of a room that is being opened; it may have to be taken from the kept list, until the fresh one is here. */
export const placeReadLine = (chatId: ChatId): number | null => {
  if (isListStale()) unsure.set(chatId, markedHere(chatId));
  return readBefore(chatId);
};

/** From now on the line stays where it is: somebody is looking around in the room, or has left it. */
export const settleReadLine = (chatId: ChatId): void => void unsure.delete(chatId);

/** The list that is known is an old one. */
export const awaitList = (): void => {
  isListFresh = false;
};

/** The fresh list is here: rooms that were opened by the old one take their line from it, where nobody has read on. */
export const takeFreshList = (): void => {
  isListFresh = true;
  for (const [chatId, marked] of unsure) {
    const chat = findChat(chatId);
    const now = markedHere(chatId);
    if (!chat || !findRoom(chatId) || (now > marked && now >= chat.readSeq)) continue;
    changeRoom(chatId, { readUpTo: readBefore(chatId) });
  }
  unsure.clear();
};

/** The session has ended. */
export const forgetReadLines = (): void => {
  isListFresh = false;
  unsure.clear();
};
