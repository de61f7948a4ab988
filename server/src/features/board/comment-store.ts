import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A comment as it is kept. */
export interface CommentRow {
  chat_id: ChatId;
  post_id: string;
  number: number;
  comment_id: string;
  author: AccountId;
  at: Date;
  text: string;
  hidden_from: AccountId | null;
}

/** Which post. */
export interface PostKey {
  chatId: ChatId;
  id: string;
}

/** Adds a comment. */
export const insertComment = async (tx: Tx, row: CommentRow): Promise<void> => {
  await tx.query(
    `insert into board_comments (chat_id, post_id, number, comment_id, author, at, text, hidden_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.chat_id, row.post_id, row.number, row.comment_id, row.author, row.at, row.text, row.hidden_from],
  );
};

/** A comment by its id. */
export const readComment = async (
  db: Queryable,
  of: PostKey,
  commentId: string,
): Promise<CommentRow | undefined> =>
  (
    await db.query<CommentRow>(
      'select * from board_comments where chat_id = $1 and post_id = $2 and comment_id = $3',
      [of.chatId, of.id, commentId],
    )
  ).rows[0];

/** Comments before a number that are not kept from this reader, newest first. */
export const readCommentsBefore = async (
  db: Queryable,
  of: PostKey & { reader: AccountId; before: number | undefined; limit: number },
): Promise<CommentRow[]> =>
  (
    await db.query<CommentRow>(
      `select * from board_comments where chat_id = $1 and post_id = $2 and hidden_from is distinct from $3
         and ($4::int is null or number < $4) order by number desc limit $5`,
      [of.chatId, of.id, of.reader, of.before ?? null, of.limit],
    )
  ).rows;

/** Those who have commented on a post, the latest first. */
export const readCommenters = async (db: Queryable, of: PostKey, limit: number): Promise<AccountId[]> =>
  (
    await db.query<{ author: AccountId }>(
      `select author from board_comments where chat_id = $1 and post_id = $2
       group by author order by max(number) desc limit $3`,
      [of.chatId, of.id, limit],
    )
  ).rows.map((row) => row.author);

/** Deletes a comment. */
export const deleteCommentRow = async (tx: Tx, of: PostKey, commentId: string): Promise<void> => {
  await tx.query('delete from board_comments where chat_id = $1 and post_id = $2 and comment_id = $3', [
    of.chatId,
    of.id,
    commentId,
  ]);
};

/** How a post was reacted to: each emoji with how many gave it, most first. */
export const readReactionCounts = async (
  db: Queryable,
  chatId: ChatId,
  ids: readonly string[],
): Promise<Map<string, { emoji: string; count: number }[]>> => {
  const { rows } = await db.query<{ post_id: string; emoji: string; count: number }>(
    `select post_id, emoji, count(*)::int as count from board_reactions
     where chat_id = $1 and post_id = any($2::uuid[]) group by post_id, emoji order by count(*) desc, min(at)`,
    [chatId, ids],
  );
  const counts = new Map<string, { emoji: string; count: number }[]>();
  for (const { post_id: id, emoji, count } of rows)
    counts.set(id, [...(counts.get(id) ?? []), { emoji, count }]);
  return counts;
};

/** What somebody gave to these posts. */
export const readReactionsOf = async (
  db: Queryable,
  of: { chatId: ChatId; reader: AccountId },
  ids: readonly string[],
): Promise<Map<string, { emoji: string; rev: number }>> =>
  new Map(
    (
      await db.query<{ post_id: string; emoji: string; rev: number }>(
        'select post_id, emoji, rev from board_reactions where chat_id = $1 and account_id = $2 and post_id = any($3::uuid[])',
        [of.chatId, of.reader, ids],
      )
    ).rows.map(({ post_id: id, emoji, rev }) => [id, { emoji, rev }]),
  );

/** Keeps somebody's reaction; null takes it back. */
export const savePostReaction = async (
  tx: Tx,
  of: PostKey & { accountId: AccountId; emoji: string | null; rev: number; at: Date },
): Promise<void> => {
  if (of.emoji === null)
    await tx.query('delete from board_reactions where chat_id = $1 and post_id = $2 and account_id = $3', [
      of.chatId,
      of.id,
      of.accountId,
    ]);
  else
    await tx.query(
      `insert into board_reactions (chat_id, post_id, account_id, emoji, rev, at) values ($1, $2, $3, $4, $5, $6)
       on conflict (chat_id, post_id, account_id) do update set emoji = excluded.emoji, rev = excluded.rev, at = excluded.at`,
      [of.chatId, of.id, of.accountId, of.emoji, of.rev, of.at],
    );
};
