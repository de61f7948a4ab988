import type { ChatId, HistoryPage } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { rememberPersons } from '../people/index.ts';
import { addPage, windowOf, type Asked } from './apply-page.ts';
import { keepRoom } from './keep-room.ts';
import { changeRoom, findRoom, messagesStore, type RoomWindow } from './state.ts';

const pageSize = 60;

/** Reads a page of history and remembers who wrote it. */
export const loadPage = async (chatId: ChatId, asked: Asked): Promise<HistoryPage> => {
  const page = await call('messages.history', { chatId, limit: pageSize, ...asked });
  rememberPersons(page.persons, chatId);
  return page;
};

const place = (chatId: ChatId, window: RoomWindow): void => {
  changeRoom(chatId, { window });
  keepRoom(chatId, window);
};

/** Loads what comes before the window. */
export const loadOlder = async (chatId: ChatId): Promise<void> => {
  const room = findRoom(chatId);
  if (!room?.window?.hasOlder || room.loadingOlder) return;
  const asked = { beforeSeq: room.window.from };
  changeRoom(chatId, { loadingOlder: true });
  try {
    const page = await loadPage(chatId, asked);
    const { window } = findRoom(chatId) ?? {};
    // A jump may have replaced the window meanwhile.
    if (window?.from !== asked.beforeSeq) return;
    place(chatId, addPage(window, { page, asked }, messagesStore.getState().me));
  } finally {
    changeRoom(chatId, { loadingOlder: false });
  }
};

/** Loads what comes after the window, when a jump has left a gap before the newest messages. */
export const loadNewer = async (chatId: ChatId): Promise<void> => {
  const room = findRoom(chatId);
  if (!room?.window?.hasNewer || room.loadingNewer) return;
  const asked = { afterSeq: room.window.to };
  changeRoom(chatId, { loadingNewer: true });
  try {
    const page = await loadPage(chatId, asked);
    const { window } = findRoom(chatId) ?? {};
    if (window?.to !== asked.afterSeq) return;
    place(chatId, addPage(window, { page, asked }, messagesStore.getState().me));
  } finally {
    changeRoom(chatId, { loadingNewer: false });
  }
};

/** Replaces the window of an open room by the page around a seq, or by the newest page. */
export const replaceWindow = async (chatId: ChatId, asked: Asked): Promise<void> => {
  const page = await loadPage(chatId, asked);
  const { me } = messagesStore.getState();
  const old = findRoom(chatId)?.window;
  const fresh = windowOf(page, asked, {
    me,
    loose: old?.loose ?? [],
    cursor: Math.max(old?.cursor ?? 0, page.lastSeq),
  });
  // The log may have run ahead of the page; what came in between is fetched as newer messages.
  const hasNewer = fresh.hasNewer || page.lastSeq < (old?.cursor ?? 0);
  place(chatId, { ...fresh, hasNewer });
};

let jumps = 0;

/** Goes to a message: within the window where it is known, else around it in history. */
export const jumpTo = async (chatId: ChatId, seq: number): Promise<void> => {
  const window = findRoom(chatId)?.window;
  const inside = window && seq >= window.from && seq <= window.to;
  if (!inside) await replaceWindow(chatId, { aroundSeq: seq });
  changeRoom(chatId, { jump: { seq, count: ++jumps } });
};

/** Goes to the newest messages. */
export const jumpToNewest = async (chatId: ChatId): Promise<void> => {
  if (findRoom(chatId)?.window?.hasNewer) await replaceWindow(chatId, {});
};
