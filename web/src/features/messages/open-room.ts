import { RefusalError } from '@maru/client';
import type { ChatId } from '@maru/contract';
import { trackLog, untrackLog } from '../../platform/session/index.ts';
import { findChat, loadChat, watchRoom } from '../chats/index.ts';
import { windowOf, type Asked } from './apply-page.ts';
import { forgetRoom, keepRoom, readKeptRoom } from './keep-room.ts';
import { jumpTo, loadPage } from './load-history.ts';
import { placeReadLine, readBefore, settleReadLine } from './read-line.ts';
import { changeRoom, findRoom, messagesStore, type RoomWindow } from './state.ts';

/** A log further behind than this is not caught up with; the room is read anew. */
const longestGap = 1_000;
const retryMs = 2_000;

const openRooms = new Map<ChatId, number>();

/** The rooms that are open in this tab. */
export const listOpenRooms = (): ChatId[] => [...openRooms.keys()];

const isNear = (window: RoomWindow, lastSeq: number): boolean => lastSeq - window.cursor <= longestGap;

/** What is known of a room from before, unless it is too old, or does not show where reading stopped. */
const findKept = async (chatId: ChatId): Promise<RoomWindow | undefined> => {
  const known = findRoom(chatId)?.window ?? (await readKeptRoom(chatId));
  if (!known || known.hasNewer) return undefined;
  const chat = findChat(chatId);
  if (chat && !isNear(known, chat.lastSeq)) {
    forgetRoom(chatId);
    return undefined;
  }
  return known;
};

const firstAsked = (chatId: ChatId): Asked => {
  const chat = findChat(chatId);
  return chat && chat.unread > 0 && chat.readSeq > 0 ? { aroundSeq: chat.readSeq + 1 } : {};
};

const readRoom = async (chatId: ChatId): Promise<void> => {
  const asked = firstAsked(chatId);
  const page = await loadPage(chatId, asked);
  const window = windowOf(page, asked, { me: messagesStore.getState().me });
  if (!openRooms.has(chatId)) return;
  changeRoom(chatId, { status: 'ready', window });
  // Lines kept from an earlier stretch may have changed since; they must not come back beside these.
  forgetRoom(chatId);
  keepRoom(chatId, window);
  trackLog(`chat:${chatId}`, window.cursor);
};

const fillRoom = async (chatId: ChatId): Promise<void> => {
  const kept = await findKept(chatId);
  if (!kept && !findChat(chatId)) {
    // It was opened by its address, before the list of chats has come.
    await loadChat(chatId);
    changeRoom(chatId, { readUpTo: readBefore(chatId) });
    settleReadLine(chatId);
  }
  if (!openRooms.has(chatId)) return;
  const readFrom = (findChat(chatId)?.readSeq ?? 0) + 1;
  if (kept && (readFrom >= kept.from || !kept.hasOlder)) {
    changeRoom(chatId, { status: 'ready', window: kept });
    trackLog(`chat:${chatId}`, kept.cursor);
  } else await readRoom(chatId);
};

const isGone = (error: unknown): boolean => error instanceof RefusalError && error.code === 'chat_not_found';

const noteError = (chatId: ChatId) => (error: unknown) => {
  if (isGone(error)) return changeRoom(chatId, { status: 'missing' });
  setTimeout(() => openRooms.has(chatId) && !findRoom(chatId)?.window && reopenRoom(chatId), retryMs);
};

/** Reads an open room anew while what is known of it stays; until that succeeds nothing that comes is in its order. */
export const rereadRoom = (chatId: ChatId): void => {
  untrackLog(`chat:${chatId}`);
  void readRoom(chatId).catch((error: unknown) => {
    if (isGone(error)) return changeRoom(chatId, { status: 'missing' });
    setTimeout(() => openRooms.has(chatId) && rereadRoom(chatId), retryMs);
  });
};

/** Reads an open room anew: its numbers mean nothing any more. */
export const reopenRoom = (chatId: ChatId): void => {
  changeRoom(chatId, { window: null, status: 'loading' });
  rereadRoom(chatId);
};

/** After a new line: a room that fell far behind, or never got its first page, is read anew. */
export const refreshRoom = (chatId: ChatId): void => {
  const window = findRoom(chatId)?.window;
  const chat = findChat(chatId);
  if (window && chat && !isNear(window, chat.lastSeq)) reopenRoom(chatId);
};

/**
 * Opens a room: what is kept shows at once, at the first unread message, and goes on live. `aroundSeq` goes to a
 * message. Gives back how to close it.
 */
export const openRoom = (chatId: ChatId, aroundSeq?: number): (() => void) => {
  const others = openRooms.get(chatId) ?? 0;
  openRooms.set(chatId, others + 1);
  const unwatch = watchRoom(chatId);
  if (others === 0) {
    changeRoom(chatId, { status: 'loading', readUpTo: placeReadLine(chatId), jump: null });
    void fillRoom(chatId)
      .then(() => (aroundSeq === undefined ? undefined : jumpTo(chatId, aroundSeq)))
      .catch(noteError(chatId));
  } else if (aroundSeq !== undefined) void jumpTo(chatId, aroundSeq).catch(() => {});
  return () => {
    unwatch();
    const left = (openRooms.get(chatId) ?? 1) - 1;
    if (left > 0) return void openRooms.set(chatId, left);
    openRooms.delete(chatId);
    settleReadLine(chatId);
    untrackLog(`chat:${chatId}`);
  };
};
