import { z } from 'zod';
import { visibleText } from '../accounts/index.ts';
import { FileRef } from '../wire/file-ref.ts';
import { AccountId, ChatId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** The title of a post; a post may be without one. */
export const PostTitle = visibleText(limits.board.title);
/** The words of a post. */
export const PostText = visibleText(limits.board.text);
/** The words of a comment. */
export const CommentText = visibleText(limits.board.comment);

/** How a post stands: what changes by itself. Of two, the one with the greater `rev` is right. */
export const PostStanding = z.object({
  rev: z.int(),
  /** How many comments there are. */
  comments: z.int(),
  reactions: z.array(z.object({ emoji: z.string(), count: z.int() })),
  editedAt: Moment.nullable(),
  pinnedAt: Moment.nullable(),
});
/** How a post stands. */
export type PostStanding = z.infer<typeof PostStanding>;

/** A post on the board of a chat, as a member sees it. */
export const Post = PostStanding.extend({
  id: z.uuid(),
  chatId: ChatId,
  /** Its place in the log of the chat. */
  seq: Seq,
  /** The message that is its card. */
  cardSeq: Seq,
  author: AccountId,
  at: Moment,
  title: z.string().nullable(),
  text: z.string(),
  files: z.array(FileRef),
  /** My reaction, and the `rev` with which I gave it; 0 for none. */
  mine: z.string().nullable(),
  mineRev: z.int(),
});
/** A post on the board of a chat. */
export type Post = z.infer<typeof Post>;

/** A comment on a post. They are numbered in the order in which they came. */
export const Comment = z.object({
  id: z.uuid(),
  number: z.int(),
  author: AccountId,
  at: Moment,
  text: z.string(),
});
/** A comment on a post. */
export type Comment = z.infer<typeof Comment>;
