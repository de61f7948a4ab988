import type { ChatId, Comment, InputOf, Post } from '@maru/contract';
import { v7 } from 'uuid';
import { call } from '../../platform/session/index.ts';
import { rememberPersons } from '../people/index.ts';
import { noComments, withComments } from './apply-entries.ts';
import { boardStore, posts } from './posts.ts';

/** A key for one post or comment, however often it is tried. */
export const newKey = (): string => v7();

/** Writes a post. */
export const writePost = async (wish: InputOf<'board.post'>): Promise<Post> => {
  const { post } = await call('board.post', wish);
  posts.take([post]);
  return post;
};

/** Gives a post other words or files. */
export const editPost = async (wish: InputOf<'board.edit'>): Promise<void> => {
  const { post } = await call('board.edit', wish);
  posts.take([post]);
};

/** Deletes a post with its comments. */
export const deletePost = async ({ chatId, id }: Post): Promise<void> => {
  await call('board.delete', { chatId, id });
  posts.store.setState(({ things }) => ({ things: { ...things, [id]: null } }));
};

/** Pins a post to the top of the board, or takes it down. */
export const pinPost = async ({ chatId, id }: Post, on: boolean): Promise<void> => {
  const { post } = await call('board.pin', { chatId, id, on });
  posts.take([post]);
};

/** Reacts to a post; the same emoji again takes it back. */
export const reactToPost = async ({ chatId, id, mine }: Post, emoji: string): Promise<void> => {
  const { post } = await call('board.react', { chatId, id, emoji: mine === emoji ? null : emoji });
  posts.take([post]);
};

/** Notes that I have seen the newest posts of a board. */
export const markSeen = async (chatId: ChatId, seq: number): Promise<void> => {
  boardStore.setState(({ unseen }) => ({ unseen: { ...unseen, [chatId]: 0 } }));
  await call('board.markSeen', { chatId, seq });
};

const put = (id: string, more: readonly Comment[], nextBefore?: number | null): void =>
  boardStore.setState(({ comments }) => {
    const known = comments[id] ?? noComments;
    const next = withComments(known, more);
    return { comments: { ...comments, [id]: nextBefore === undefined ? next : { ...next, nextBefore } } };
  });

/** Loads the newest comments on a post, or those before the ones that are known. */
export const loadComments = async (
  { chatId, id }: Pick<Post, 'chatId' | 'id'>,
  isMore = false,
): Promise<void> => {
  const known = boardStore.getState().comments[id];
  const before = isMore ? known?.nextBefore : undefined;
  const page = await call('board.listComments', { chatId, id, ...(before ? { before } : {}) });
  rememberPersons(page.persons);
  // After a line that was away, comments between the page and what was known would be missing.
  const isGap =
    !isMore &&
    known &&
    page.nextBefore !== null &&
    !known.list.some((one) => one.id === page.comments[0]?.id);
  if (isGap)
    boardStore.setState(({ comments }) => ({ comments: { ...comments, [id]: { ...known, list: [] } } }));
  put(id, page.comments, !isMore && known && !isGap ? undefined : page.nextBefore);
};

/** Comments on a post. `commentId` makes a second try harmless. */
export const writeComment = async (wish: InputOf<'board.comment'>): Promise<void> => {
  const { comment, post } = await call('board.comment', wish);
  posts.take([post]);
  put(post.id, [comment]);
};

/** Deletes a comment. */
export const deleteComment = async ({ chatId, id }: Post, commentId: string): Promise<void> => {
  const { post } = await call('board.deleteComment', { chatId, id, commentId });
  posts.take([post]);
};
