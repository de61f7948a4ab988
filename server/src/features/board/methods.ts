import type { MethodTable } from '../../platform/house.ts';
import { pinPost, reactToPost } from './change-post.ts';
import { deleteComment, listComments, writeComment } from './comment.ts';
import { getPosts, listPosts, markSeen } from './read-posts.ts';
import { deletePost, editPost, writePost } from './write-post.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'board.post': writePost,
  'board.get': getPosts,
  'board.list': listPosts,
  'board.markSeen': markSeen,
  'board.edit': editPost,
  'board.delete': deletePost,
  'board.pin': pinPost,
  'board.react': reactToPost,
  'board.listComments': listComments,
  'board.comment': writeComment,
  'board.deleteComment': deleteComment,
};
