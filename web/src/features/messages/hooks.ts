import type { AccountId, ChatId, OutputOf } from '@maru/contract';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { call } from '../../platform/session/index.ts';
import { openRoom } from './open-room.ts';
import { presentRows, type Row } from './present-rows.ts';
import { useVanishTime } from './use-vanish-time.ts';
import {
  emptyDraft,
  emptyRoom,
  messagesStore,
  type Draft,
  type PendingMessage,
  type Room,
  type SentLine,
} from './state.ts';

/** Opens a room while it is shown, at the first unread message or around `aroundSeq`, and tells how it stands. */
export const useRoom = (
  chatId: ChatId,
  aroundSeq?: number,
): Room & { hasOlder: boolean; hasNewer: boolean } => {
  const me = useStore(messagesStore, (state) => state.me);
  useEffect(() => (me ? openRoom(chatId, aroundSeq) : undefined), [chatId, aroundSeq, me]);
  const room = useStore(messagesStore, (state) => state.rooms[chatId]) ?? emptyRoom;
  return useMemo(
    () => ({
      ...room,
      hasOlder: room.window?.hasOlder ?? false,
      hasNewer: room.window?.hasNewer ?? false,
    }),
    [room],
  );
};

/** The rows of a room, top to bottom: date pills, system lines, "read up to here", bubbles, what waits to be sent. */
export const useRoomRows = (chatId: ChatId): Row[] => {
  const me = useStore(messagesStore, (state) => state.me);
  const window = useStore(messagesStore, (state) => state.rooms[chatId]?.window ?? null);
  const readUpTo = useStore(messagesStore, (state) => state.rooms[chatId]?.readUpTo ?? null);
  const pending = useStore(messagesStore, (state) => state.pending);
  const now = useVanishTime(window);
  return useMemo(
    () => presentRows({ chatId, me, window, pending, readUpTo, now }),
    [chatId, me, window, pending, readUpTo, now],
  );
};

/** A message by its seq, where it is loaded: for the quote above the compose box. */
export const useMessage = (chatId: ChatId, seq: number | null): SentLine | undefined =>
  useStore(messagesStore, (state) => {
    const line = seq === null ? undefined : state.rooms[chatId]?.window?.slots.get(seq)?.line;
    return line?.kind === 'message.sent' ? line : undefined;
  });

/** The draft of a room; change it with `changeDraft`, `replyTo`, `startEdit`, send it with `sendDraft`. */
export const useDraft = (chatId: ChatId): Draft =>
  useStore(messagesStore, (state) => state.drafts[chatId] ?? emptyDraft);

/** The draft's text of every chat, for the lines of the list. */
export const useDraftTexts = (): Readonly<Record<ChatId, Draft>> =>
  useStore(messagesStore, (state) => state.drafts);

const nobody: readonly AccountId[] = [];

/** Who is writing in a room just now. */
export const useTyping = (chatId: ChatId): readonly AccountId[] => {
  const typing = useStore(messagesStore, (state) => state.typing[chatId]);
  return useMemo(() => (typing ? (Object.keys(typing) as AccountId[]) : nobody), [typing]);
};

/** What of mine waits to be sent, or was refused, in a chat or in all. */
export const usePending = (chatId?: ChatId): readonly PendingMessage[] => {
  const pending = useStore(messagesStore, (state) => state.pending);
  return useMemo(
    () => pending.filter((one) => one.state !== 'sent' && (!chatId || one.chatId === chatId)),
    [pending, chatId],
  );
};

/** Loads something when shown; undefined while it loads. `load` stays the same as long as what it loads. */
const useLoaded = <Value>(load: () => Promise<Value>): Value | undefined => {
  const [loaded, setLoaded] = useState<{ by: typeof load; value: Value }>();
  useEffect(() => {
    let shown = true;
    load().then(
      (value) => shown && setLoaded({ by: load, value }),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [load]);
  return loaded?.by === load ? loaded.value : undefined;
};

const loadBookmarks = () => call('messages.listBookmarks', {});

/** Who reacted to a message. */
export const useReactions = (
  chatId: ChatId,
  seq: number,
): OutputOf<'messages.listReactions'>['reactions'] | undefined => {
  const load = useCallback(() => call('messages.listReactions', { chatId, seq }), [chatId, seq]);
  return useLoaded(load)?.reactions;
};

/** Earlier texts of an edited message, oldest first. */
export const useEdits = (
  chatId: ChatId,
  seq: number,
): OutputOf<'messages.listEdits'>['texts'] | undefined => {
  const load = useCallback(() => call('messages.listEdits', { chatId, seq }), [chatId, seq]);
  return useLoaded(load)?.texts;
};

/** My bookmarks, newest first. */
export const useBookmarks = (): OutputOf<'messages.listBookmarks'>['bookmarks'] | undefined =>
  useLoaded(loadBookmarks)?.bookmarks;
