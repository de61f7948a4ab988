import type { AccountId } from '@maru/contract';
import { v7 } from 'uuid';
import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import { eraseEntriesNaming, requireWriting } from '../messages/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog, type NewEntry } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { lockSeenPost, tellOfPost } from './change-post.ts';
import {
  deleteCommentRow,
  insertComment,
  readComment,
  readCommenters,
  readCommentsBefore,
  type CommentRow,
} from './comment-store.ts';
import { presentComment } from './present.ts';
import { requirePost } from './read-posts.ts';
import { whyNotDeleteOnBoard } from './rules.ts';
import type { PostRow } from './store.ts';

/** Most persons told of one comment. */
const told = 50;

/** Comments on a post, the newest page first. */
export const listComments: SignedVerb<'board.listComments'> = async (
  { house, who },
  { chatId, id, before, limit },
) => {
  const reader = who.accountId;
  await requireRoom(house, chatId, reader);
  await requirePost(house, { chatId, reader }, id);
  const rows = await readCommentsBefore(house.db, { chatId, id, reader, before, limit });
  const persons = await findPersons(house.db, [...new Set(rows.map((row) => row.author))], {
    reader,
    chatId,
  });
  return {
    comments: rows.toReversed().map(presentComment),
    persons: [...persons.values()],
    nextBefore: rows.length === limit ? (rows.at(-1)?.number ?? null) : null,
  };
};

/** What the author of a post and those who have commented are told, each on their own log. */
const newsFor = (
  persons: readonly AccountId[],
  { post, comment }: { post: PostRow; comment: CommentRow },
): NewEntry[] =>
  persons.map((accountId) => ({
    log: accountLog(accountId),
    author: comment.author,
    key: v7(),
    kind: 'board.commented',
    // No words: what is deleted later would stay on the logs of others.
    body: { chatId: post.chat_id, postId: post.post_id, commentId: comment.comment_id },
  }));

/** Comments on a post. */
export const writeComment: SignedVerb<'board.comment'> = async ({ house, who }, input) => {
  const { accountId } = who;
  const { chatId, id, commentId, text } = input;
  const { room, hiddenFrom } = await requireWriting(house, chatId, accountId);
  const of = { chatId, reader: accountId };
  await requirePost(house, of, id);
  const comment = await house.db.transaction(async (tx) => {
    const row = await lockSeenPost(tx, chatId, id);
    const before = await readComment(tx, { chatId, id }, commentId);
    if (before && before.author !== accountId) throw refuse('bad_input', { path: 'commentId' });
    if (before) return presentComment(before);
    const number = row.numbered + 1;
    const made: CommentRow = {
      chat_id: chatId,
      post_id: id,
      number,
      comment_id: commentId,
      author: accountId,
      at: house.clock.now(),
      text,
      hidden_from: hiddenFrom ?? null,
    };
    const others = await readCommenters(tx, { chatId, id }, told);
    await insertComment(tx, made);
    const next = { ...row, comments: row.comments + 1, numbered: number };
    const shown = presentComment(made);
    const more = { comment: shown };
    await tellOfPost(house, tx, { row: next, by: accountId, kind: 'post.commented', more, hiddenFrom });
    const persons = [...new Set([row.author, ...others])].filter(
      (one) => one !== accountId && one !== hiddenFrom && room.members.has(one as AccountId),
    );
    if (persons.length > 0) await house.log.appendIn(tx, newsFor(persons, { post: row, comment: made }));
    return shown;
  });
  return { comment, post: await requirePost(house, of, id) };
};

/** Deletes a comment; who looks at the post sees it go. */
export const deleteComment: SignedVerb<'board.deleteComment'> = async (
  { house, who },
  { chatId, id, commentId },
) => {
  const { accountId } = who;
  const room = await requireRoom(house, chatId, accountId);
  const of = { chatId, reader: accountId };
  await requirePost(house, of, id);
  await house.db.transaction(async (tx) => {
    const row = await lockSeenPost(tx, chatId, id);
    const comment = await readComment(tx, { chatId, id }, commentId);
    if (!comment || comment.hidden_from === accountId) throw refuse('comment_not_found');
    const why = whyNotDeleteOnBoard(room, { author: comment.author, accountId });
    if (why) throw refuse(why);
    await deleteCommentRow(tx, { chatId, id }, commentId);
    const kind = 'post.commented';
    const path = ['comment', 'id'];
    await eraseEntriesNaming(tx, { chatId, afterSeq: row.seq, kind, path, value: commentId });
    const next = { ...row, comments: row.comments - 1 };
    const hiddenFrom = comment.hidden_from ?? undefined;
    await tellOfPost(house, tx, {
      row: next,
      by: accountId,
      kind: 'post.commentDeleted',
      more: { commentId },
      hiddenFrom,
    });
  });
  return { post: await requirePost(house, of, id) };
};
