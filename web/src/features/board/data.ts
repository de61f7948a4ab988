import type { AccountId, ChatId, Entry } from '@maru/contract';
import type { FeatureData } from '../../platform/session/index.ts';
import { applyCommentEntry } from './apply-entries.ts';
import { loadComments } from './change-board.ts';
import { boardStore, firstBoard, posts } from './posts.ts';

let me: AccountId | undefined;

const chatOf = (entry: Entry): ChatId => entry.log.slice('chat:'.length) as ChatId;

const changeUnseen = (chatId: ChatId, change: (count: number) => number): void =>
  boardStore.setState(({ unseen }) => {
    const known = unseen[chatId];
    return known === undefined ? {} : { unseen: { ...unseen, [chatId]: change(known) } };
  });

/** What an entry means beside how a post stands. */
const follow = (entry: Entry): void => {
  const { id, erased } = entry.body as { id: string; erased?: true };
  if (erased) return;
  const chatId = chatOf(entry);
  const known = posts.store.getState().things[id];
  switch (entry.kind) {
    case 'post.made':
      if (entry.author !== me) changeUnseen(chatId, (count) => count + 1);
      return;
    case 'post.edited':
      if (known) posts.refresh(chatId, id);
      return;
    case 'post.deleted':
      posts.store.setState(({ things }) => ({ things: { ...things, [id]: null } }));
      return;
    case 'post.pinned': {
      const { pinnedAt } = entry.body as { pinnedAt: string | null };
      boardStore.setState(({ pinned }) => {
        if (pinnedAt) return { pinned: { ...pinned, [chatId]: id } };
        return pinned[chatId] === id ? { pinned: { ...pinned, [chatId]: null } } : {};
      });
      if (pinnedAt && !known) posts.refresh(chatId, id);
      return;
    }
    default:
      boardStore.setState(({ comments }) => {
        const before = comments[id];
        return before ? { comments: { ...comments, [id]: applyCommentEntry(before, entry) } } : {};
      });
  }
};

/** The part of the boards in a session. */
export const boardData: FeatureData = {
  ...posts.data,
  name: 'board',
  async open(store, account) {
    me = account;
    await posts.data.open?.(store, account);
  },
  onWelcome(welcome) {
    posts.data.onWelcome?.(welcome);
    // Comments that came while the line was away are asked for with the newest page.
    const { things } = posts.store.getState();
    for (const id of Object.keys(boardStore.getState().comments)) {
      const post = things[id];
      if (post) void loadComments(post).catch(() => {});
    }
  },
  applyEntries(entries) {
    posts.data.applyEntries?.(entries);
    for (const entry of entries) {
      if (entry.kind.startsWith('post.')) follow(entry);
      if (entry.kind === 'board.seen') changeUnseen((entry.body as { chatId: ChatId }).chatId, () => 0);
    }
  },
  onEpochChanged() {
    boardStore.setState(firstBoard, true);
    posts.data.onEpochChanged?.();
  },
  reset() {
    me = undefined;
    boardStore.setState(firstBoard, true);
    posts.data.reset?.();
  },
};
