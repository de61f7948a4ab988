import type { Post } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import { findChatFiles } from '../files/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readReactionCounts, readReactionsOf } from './comment-store.ts';
import { presentPost } from './present.ts';
import {
  countUnseen,
  readPinned,
  readPosts,
  readPostsBefore,
  saveSeen,
  type PostRow,
  type Reader,
} from './store.ts';

const mostUnseen = 99;

/** Posts as the reader sees them: with their files, and how they were reacted to. */
export const presentPosts = async (
  { db }: Pick<House, 'db'>,
  of: Reader,
  rows: readonly PostRow[],
): Promise<Post[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.post_id);
  const [files, counts, mine] = await Promise.all([
    findChatFiles(
      db,
      of.chatId,
      rows.flatMap((row) => row.file_ids),
    ),
    readReactionCounts(db, of.chatId, ids),
    readReactionsOf(db, of, ids),
  ]);
  return rows.map((row) =>
    presentPost(row, {
      files: row.file_ids.flatMap((id) => files.get(id) ?? []),
      reactions: counts.get(row.post_id) ?? [],
      mine: mine.get(row.post_id),
    }),
  );
};

const personsOf = async (house: House, of: Reader, posts: readonly Post[]) => [
  ...(await findPersons(house.db, [...new Set(posts.map((post) => post.author))], of)).values(),
];

/** A post that the reader sees. */
export const requirePost = async (house: House, of: Reader, id: string): Promise<Post> => {
  const [post] = await presentPosts(house, of, await readPosts(house.db, of, [id]));
  if (!post) throw refuse('post_not_found');
  return post;
};

/** These posts. */
export const getPosts: SignedVerb<'board.get'> = async ({ house, who }, { chatId, ids }) => {
  const of = { chatId, reader: who.accountId };
  await requireRoom(house, chatId, of.reader);
  const posts = await presentPosts(house, of, await readPosts(house.db, of, ids));
  return { posts, persons: await personsOf(house, of, posts) };
};

/** Posts of a chat, newest first; with what is pinned, and how many are new. */
export const listPosts: SignedVerb<'board.list'> = async ({ house, who }, { chatId, beforeSeq, limit }) => {
  const of = { chatId, reader: who.accountId };
  await requireRoom(house, chatId, of.reader);
  const [rows, pinned, unseen] = await Promise.all([
    readPostsBefore(house.db, { ...of, beforeSeq, limit }),
    readPinned(house.db, of),
    countUnseen(house.db, of, mostUnseen),
  ]);
  const posts = await presentPosts(house, of, rows);
  const [top] = await presentPosts(house, of, pinned ? [pinned] : []);
  return {
    posts,
    persons: await personsOf(house, of, top ? [...posts, top] : posts),
    nextBefore: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null,
    pinned: top ?? null,
    unseen,
  };
};

/** Notes up to where somebody has seen the board. */
export const markSeen: SignedVerb<'board.markSeen'> = async ({ house, who }, { chatId, seq }) => {
  const { accountId } = who;
  await requireRoom(house, chatId, accountId);
  await house.db.transaction(async (tx) => {
    if (!(await saveSeen(tx, { chatId, reader: accountId }, seq))) return;
    const key = ` board ${chatId} ${seq}`;
    await house.log.appendIn(tx, [
      { log: accountLog(accountId), author: accountId, key, kind: 'board.seen', body: { chatId, seq } },
    ]);
  });
  return {};
};
