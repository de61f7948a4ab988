import type { Comment, FileRef, Post, PostStanding } from '@maru/contract';
import type { CommentRow } from './comment-store.ts';
import type { PostRow } from './store.ts';

/** What hangs on a post. */
export interface PostParts {
  files: FileRef[];
  reactions: PostStanding['reactions'];
  mine: { emoji: string; rev: number } | undefined;
}

/** How a post stands. */
export const presentStanding = (row: PostRow, reactions: PostStanding['reactions']): PostStanding => ({
  rev: row.rev,
  comments: row.comments,
  reactions,
  editedAt: row.edited_at?.toISOString() ?? null,
  pinnedAt: row.pinned_at?.toISOString() ?? null,
});

/** A post as its reader sees it. */
export const presentPost = (row: PostRow, { files, reactions, mine }: PostParts): Post => ({
  id: row.post_id,
  chatId: row.chat_id,
  seq: row.seq,
  cardSeq: row.card_seq,
  author: row.author,
  at: row.at.toISOString(),
  title: row.title,
  text: row.text,
  files,
  ...presentStanding(row, reactions),
  mine: mine?.emoji ?? null,
  mineRev: mine?.rev ?? 0,
});

/** A comment as it is shown. */
export const presentComment = (row: CommentRow): Comment => ({
  id: row.comment_id,
  number: row.number,
  author: row.author,
  at: row.at.toISOString(),
  text: row.text,
});
