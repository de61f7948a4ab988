export { boardData } from './data.ts';
export { usePost, usePosts } from './posts.ts';
