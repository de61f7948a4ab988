import { z } from 'zod';
import { Erased } from '../wire/erased.ts';
import { ChatId, Seq } from '../wire/ids.ts';
import { Comment, PostStanding } from './types.ts';

const Told = PostStanding.extend({ id: z.uuid() });

/** Entries of `chat:<id>` about its board. Each but the first and the last says how the post stands after it. */
export const boardEntries = {
  /** A post was written; its words are asked for. */
  'post.made': z.union([z.object({ id: z.uuid() }), Erased]),
  /** It has other words or files, which are asked for. */
  'post.edited': z.union([Told, Erased]),
  /** The author has reacted, or taken their reaction back. */
  'post.reacted': z.union([Told.extend({ emoji: z.string().nullable() }), Erased]),
  'post.pinned': z.union([Told, Erased]),
  'post.commented': z.union([Told.extend({ comment: Comment }), Erased]),
  'post.commentDeleted': z.union([Told.extend({ commentId: z.uuid() }), Erased]),
  'post.deleted': z.object({ id: z.uuid() }),
} as const;

/** Entries of `account:<me>` about boards. */
export const accountBoardEntries = {
  /** The author has commented on a post of mine, or on one that I have commented on. */
  'board.commented': z.object({
    chatId: ChatId,
    postId: z.uuid(),
    commentId: z.uuid(),
  }),
  /** I have seen the board up to this post. */
  'board.seen': z.object({ chatId: ChatId, seq: Seq }),
} as const;
