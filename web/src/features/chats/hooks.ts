import type { Chat, ChatId, Invitation, Member, Person } from '@maru/contract';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { onAttention } from '../../platform/attention/index.ts';
import { displayName, matchesInitials, peopleStore } from '../people/index.ts';
import { unreadForMe } from './apply-reads.ts';
import { loadChat } from './load-chats.ts';
import { markRead } from './mark-read.ts';
import { loadMembers } from './members.ts';
import { faceName } from './place-chat.ts';
import { chatTitle, compareChats, isUnread, totalBadge } from './rules.ts';
import { secretNames, withSecretName } from './secret-verbs.ts';
import { chatsStore } from './state.ts';
import { watchRoom } from './watch-room.ts';

/** Which chats of the list: all, those with something unread, or those of a folder. */
export type ChatFilter = 'all' | 'unread' | ReadonlySet<ChatId>;

const passes = (chat: Chat, filter: ChatFilter): boolean => {
  if (filter === 'all') return true;
  return filter === 'unread' ? isUnread(chat) : filter.has(chat.id);
};

/** True once it is known which chats I have, be it none. */
export const useChatsLoaded = (): boolean => useStore(chatsStore, (state) => state.loaded);

/** My chats, pinned first, then the most recently active; quiet ones are left out. `search` looks at titles. */
export const useChatList = (filter: ChatFilter = 'all', search = ''): Chat[] => {
  const chats = useStore(chatsStore, (state) => state.chats);
  const friends = useStore(peopleStore, (state) => state.friends);
  return useMemo(() => {
    const nameOf = (person: Person) =>
      displayName(friends[person.id]?.ownName || !person.in ? (friends[person.id] ?? person) : person);
    return Object.values(chats)
      .filter((chat) => !chat.settings.quiet && passes(chat, filter))
      .filter((chat) => search === '' || matchesInitials(chatTitle(withSecretName(chat), nameOf), search))
      .sort(compareChats);
  }, [chats, friends, filter, search]);
};

/** The chats in the quiet box. */
export const useQuietChats = (): Chat[] => {
  const chats = useStore(chatsStore, (state) => state.chats);
  return useMemo(
    () =>
      Object.values(chats)
        .filter((chat) => chat.settings.quiet)
        .sort(compareChats),
    [chats],
  );
};

/** One chat of mine; asks the host for one not in the list. `null`: there is none for me. */
export const useChat = (id: ChatId): Chat | null | undefined => {
  const chat = useStore(chatsStore, (state) => state.chats[id]);
  const [missing, setMissing] = useState<ChatId>();
  const known = chat !== undefined;
  useEffect(() => {
    if (known) return;
    let shown = true;
    loadChat(id).then(
      (found) => !found && shown && setMissing(id),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [id, known]);
  return chat ?? (missing === id ? null : undefined);
};

/** What a chat is called for me; empty where it has no name and nobody else is in it. */
export const useChatTitle = (chat: Chat | null | undefined): string => {
  useStore(peopleStore, (state) => state.friends);
  useStore(peopleStore, (state) => state.persons);
  useStore(secretNames);
  return chat ? chatTitle(withSecretName(chat), faceName) : '';
};

/** The number on the app: unread messages but those of quiet chats. */
export const useBadge = (): number => useStore(chatsStore, (state) => totalBadge(Object.values(state.chats)));

/** Invitations that wait for my answer, newest first. */
export const useInvitations = (): readonly Invitation[] => useStore(chatsStore, (state) => state.invitations);

const nobody: readonly Member[] = [];

/** The members of a chat, hosts first, page by page; loads the first page when shown. */
export const useMembers = (
  chatId: ChatId,
): { members: readonly Member[]; done: boolean; loadMore: () => void } => {
  const list = useStore(chatsStore, (state) => state.members[chatId]);
  useEffect(() => void loadMembers(chatId, { fresh: true }).catch(() => {}), [chatId]);
  const loadMore = useCallback(() => void loadMembers(chatId).catch(() => {}), [chatId]);
  return { members: list?.members ?? nobody, done: list?.done ?? false, loadMore };
};

/** The unread number beside a message; 0 shows nothing. `seq` null: not sent yet. */
export const useUnreadBy = (chatId: ChatId, seq: number | null): number =>
  useStore(chatsStore, (state) => {
    const reads = state.reads[chatId];
    return reads && seq !== null ? unreadForMe(reads, seq, state.chats[chatId]) : 0;
  });

/** Who shows how far they read in a room that is open: whether I do, and how many others do not. */
export const useReadsShown = (chatId: ChatId): { mine: boolean | undefined; hidden: number } => {
  const mine = useStore(chatsStore, (state) => state.reads[chatId]?.mine);
  const hidden = useStore(chatsStore, (state) => state.reads[chatId]?.hidden ?? 0);
  return { mine, hidden };
};

/** Marks a room as read up to `seq` while it is shown at its bottom and the page is in sight. */
export const useMarkRead = (chatId: ChatId, seq: number | null, atBottom: boolean): void => {
  useEffect(() => {
    if (seq === null || !atBottom) return;
    const mark = () => markRead(chatId, seq);
    mark();
    return onAttention(mark);
  }, [chatId, seq, atBottom]);
};

/** Watches typing and read marks of a room while it is shown. `useRoom` of the messages does it already. */
export const useWatchRoom = (chatId: ChatId): void => {
  useEffect(() => watchRoom(chatId), [chatId]);
};
