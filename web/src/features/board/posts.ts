import type { ChatId, Post } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import { call } from '../../platform/session/index.ts';
import { openThings, useThing, useThingList } from '../../platform/things/index.ts';
import { rememberPersons } from '../people/index.ts';
import { applyPostEntry, mergePosts, type Comments } from './apply-entries.ts';

/** What is known of boards beside their posts. */
export interface BoardState {
  /** Posts that I have not seen, by chat. */
  unseen: Readonly<Record<ChatId, number | undefined>>;
  /** The post that is pinned, by chat. */
  pinned: Readonly<Record<ChatId, string | null | undefined>>;
  /** Comments, by post. */
  comments: Readonly<Record<string, Comments | undefined>>;
}

export const firstBoard: BoardState = { unseen: {}, pinned: {}, comments: {} };

export const boardStore = createStore<BoardState>(() => firstBoard);

/** The posts that this client knows. */
export const posts = openThings<Post>({
  of: 'post',
  async get(chatId, ids) {
    const page = await call('board.get', { chatId, ids });
    rememberPersons(page.persons);
    return page.posts;
  },
  async list(chatId, beforeSeq) {
    const page = await call('board.list', { chatId, ...(beforeSeq === undefined ? {} : { beforeSeq }) });
    rememberPersons(page.persons);
    if (page.pinned) posts.take([page.pinned]);
    boardStore.setState(({ unseen, pinned }) => ({
      unseen: { ...unseen, [chatId]: page.unseen },
      pinned: { ...pinned, [chatId]: page.pinned?.id ?? null },
    }));
    return { things: page.posts, nextBefore: page.nextBefore };
  },
  merge: mergePosts,
  isAbout: (kind) => kind.startsWith('post.') && kind !== 'post.made' && kind !== 'post.deleted',
  apply: applyPostEntry,
});

/** A post while it is shown; undefined while it is asked for, null where it is gone. */
export const usePost = (chatId: ChatId, id: string): Post | null | undefined => useThing(posts, chatId, id);

/** The posts of a chat, newest first. */
export const usePosts = (chatId: ChatId): ReturnType<typeof useThingList<Post>> =>
  useThingList(posts, chatId);
