import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { ReactionEmoji } from '../messages/index.ts';
import { ChatId, EntryKey, FileId, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { oneThing, pageOfThings, someThings } from '../wire/thing-inputs.ts';
import { Comment, CommentText, Post, PostText, PostTitle } from './types.ts';

const Words = {
  title: PostTitle.nullable().default(null),
  text: PostText,
  /** Files of mine that have arrived; in an edit also those the post has. */
  fileIds: z.array(FileId).max(limits.board.files).default([]),
};

const writePost = method('board.post', {
  summary: 'Write on the board of a chat. A card in the chat tells of it.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, key: EntryKey, ...Words }),
  output: z.object({ post: Post }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'file_not_found', 'file_not_ready'],
});

const getPosts = method('board.get', {
  summary: 'These posts; those I cannot see are left out.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  rate: 'cheap',
  input: someThings,
  output: z.object({ posts: z.array(Post), persons: z.array(Person) }),
  refusals: ['chat_not_found'],
});

const listPosts = method('board.list', {
  summary: 'Posts of a chat, newest first, a page at a time.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: pageOfThings,
  output: z.object({
    posts: z.array(Post),
    persons: z.array(Person),
    nextBefore: Seq.nullable(),
    /** The post at the top. */
    pinned: Post.nullable(),
    /** Posts of others that I have not seen, at most 99. */
    unseen: z.int(),
  }),
  refusals: ['chat_not_found'],
});

const markSeen = method('board.markSeen', {
  summary: 'I have seen the board up to this post.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  rate: 'cheap',
  input: z.strictObject({ chatId: ChatId, seq: Seq }),
  output: z.object({}),
  refusals: ['chat_not_found'],
});

const editPost = method('board.edit', {
  summary: 'Give a post of mine other words or files.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, ...Words }),
  output: z.object({ post: Post }),
  refusals: [
    'chat_not_found',
    'blocked_by_you',
    'person_gone',
    'post_not_found',
    'not_your_post',
    'file_not_found',
    'file_not_ready',
  ],
});

const deletePost = method('board.delete', {
  summary: 'Delete a post with its comments: for its author, and for hosts of the group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject(oneThing),
  output: z.object({}),
  refusals: ['chat_not_found', 'post_not_found', 'not_your_post'],
});

const pinPost = method('board.pin', {
  summary: 'Pin a post to the top of the board in place of another, or take it down: for hosts of a group.',
  caller: 'account',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, on: z.boolean() }),
  output: z.object({ post: Post }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'post_not_found', 'not_a_host'],
});

const reactToPost = method('board.react', {
  summary: 'React to a post with one emoji, or take it back.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, emoji: ReactionEmoji.nullable() }),
  output: z.object({ post: Post }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'post_not_found'],
});

const listComments = method('board.listComments', {
  summary: 'Comments on a post, the newest page first, each page in the order they came.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    ...oneThing,
    before: z.int().min(1).optional(),
    limit: z.int().min(1).max(100).default(30),
  }),
  output: z.object({
    comments: z.array(Comment),
    persons: z.array(Person),
    /** Give it as `before` for the page of earlier ones; null at the beginning. */
    nextBefore: z.int().nullable(),
  }),
  refusals: ['chat_not_found', 'post_not_found'],
});

const writeComment = method('board.comment', {
  summary:
    'Comment on a post. No message is unread for it; its author and those who have commented are told.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    ...oneThing,
    /** Made by the caller, so that a retry comments once. */
    commentId: z.uuid(),
    text: CommentText,
  }),
  output: z.object({ comment: Comment, post: Post }),
  refusals: ['chat_not_found', 'blocked_by_you', 'person_gone', 'post_not_found'],
});

const deleteComment = method('board.deleteComment', {
  summary: 'Delete a comment: for its author, and for hosts of the group.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ ...oneThing, commentId: z.uuid() }),
  output: z.object({ post: Post }),
  refusals: ['chat_not_found', 'post_not_found', 'comment_not_found', 'not_your_post'],
});

/** The methods of this feature. */
export const boardMethods = [
  writePost,
  getPosts,
  listPosts,
  markSeen,
  editPost,
  deletePost,
  pinPost,
  reactToPost,
  listComments,
  writeComment,
  deleteComment,
] as const;
