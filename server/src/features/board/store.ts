import type { AccountId, ChatId, FileId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A post as it is kept. */
export interface PostRow {
  chat_id: ChatId;
  post_id: string;
  /** The entry that tells of it. */
  seq: number;
  /** The message that is its card; 0 until it stands. */
  card_seq: number;
  author: AccountId;
  at: Date;
  title: string | null;
  text: string;
  file_ids: FileId[];
  edited_at: Date | null;
  pinned_at: Date | null;
  /** Who has blocked its author in a one-to-one chat. */
  hidden_from: AccountId | null;
  comments: number;
  numbered: number;
  rev: number;
}

/** Who reads which chat. */
export interface Reader {
  chatId: ChatId;
  reader: AccountId;
}

/** What this reader may see: nothing from before they came, that they cleared away, or that is kept from them. */
const visible = `from board_posts p
  join chat_members m on m.chat_id = p.chat_id and m.account_id = $2
  join account_chats a on a.account_id = $2 and a.chat_id = p.chat_id
  where p.chat_id = $1 and p.seq >= m.joined_seq and p.seq > a.cleared_seq and p.hidden_from is distinct from $2`;

type NewPost = Omit<
  PostRow,
  'card_seq' | 'edited_at' | 'pinned_at' | 'comments' | 'numbered' | 'rev' | 'hidden_from'
> & { hidden_from: AccountId | undefined };

/** Adds a post; where its card stands is not known yet. */
export const insertPost = async (tx: Tx, row: NewPost): Promise<void> => {
  await tx.query(
    `insert into board_posts (chat_id, post_id, seq, author, at, title, text, file_ids, hidden_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.chat_id,
      row.post_id,
      row.seq,
      row.author,
      row.at,
      row.title,
      row.text,
      row.file_ids,
      row.hidden_from ?? null,
    ],
  );
};

/** Notes which message is the card of a post: the first one of its chat. */
export const placePost = async (tx: Tx, at: { chatId: ChatId; id: string; seq: number }): Promise<void> => {
  await tx.query(
    'update board_posts set card_seq = $3 where chat_id = $1 and post_id = $2 and card_seq = 0',
    [at.chatId, at.id, at.seq],
  );
};

/** Posts by their ids, those that the reader sees. */
export const readPosts = async (db: Queryable, of: Reader, ids: readonly string[]): Promise<PostRow[]> =>
  (
    await db.query<PostRow>(`select p.* ${visible} and p.post_id = any($3::uuid[])`, [
      of.chatId,
      of.reader,
      ids,
    ])
  ).rows;

/** Posts before a seq, newest first. */
export const readPostsBefore = async (
  db: Queryable,
  of: Reader & { beforeSeq: number | undefined; limit: number },
): Promise<PostRow[]> =>
  (
    await db.query<PostRow>(
      `select p.* ${visible} and ($3::bigint is null or p.seq < $3) order by p.seq desc limit $4`,
      [of.chatId, of.reader, of.beforeSeq ?? null, of.limit],
    )
  ).rows;

/** The post that is pinned to the top. */
export const readPinned = async (db: Queryable, of: Reader): Promise<PostRow | undefined> =>
  (
    await db.query<PostRow>(
      `select p.* ${visible} and p.pinned_at is not null order by p.pinned_at desc limit 1`,
      [of.chatId, of.reader],
    )
  ).rows[0];

/** How many posts of others somebody has not seen, up to some number. */
export const countUnseen = async (db: Queryable, of: Reader, most: number): Promise<number> =>
  (
    await db.query<{ count: number }>(
      `select count(*)::int as count from (
         select 1 ${visible} and p.author <> $2 and p.seq >
           coalesce((select s.seq from board_seen s where s.account_id = $2 and s.chat_id = $1), 0) limit $3) few`,
      [of.chatId, of.reader, most],
    )
  ).rows[0]?.count ?? 0;

/** Notes up to where somebody has seen the board; false where they had before. */
export const saveSeen = async (tx: Tx, of: Reader, seq: number): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `insert into board_seen as s (account_id, chat_id, seq) values ($2, $1, $3)
     on conflict (account_id, chat_id) do update set seq = excluded.seq where s.seq < excluded.seq`,
    [of.chatId, of.reader, seq],
  );
  return rowCount === 1;
};

/** A post, kept from changing until the transaction ends. */
export const lockPost = async (tx: Tx, chatId: ChatId, id: string): Promise<PostRow | undefined> =>
  (
    await tx.query<PostRow>('select * from board_posts where chat_id = $1 and post_id = $2 for update', [
      chatId,
      id,
    ])
  ).rows[0];

/** The posts that are pinned, kept from changing; those kept from somebody too. */
export const lockPinned = async (tx: Tx, chatId: ChatId): Promise<PostRow[]> =>
  (
    await tx.query<PostRow>(
      'select * from board_posts where chat_id = $1 and pinned_at is not null order by post_id for update',
      [chatId],
    )
  ).rows;

/** Keeps how a post stands now. */
export const savePost = async (tx: Tx, row: PostRow): Promise<void> => {
  await tx.query(
    `update board_posts set title = $3, text = $4, file_ids = $5, edited_at = $6, pinned_at = $7, comments = $8,
       numbered = $9, rev = $10 where chat_id = $1 and post_id = $2`,
    [
      row.chat_id,
      row.post_id,
      row.title,
      row.text,
      row.file_ids,
      row.edited_at,
      row.pinned_at,
      row.comments,
      row.numbered,
      row.rev,
    ],
  );
};

/** Deletes a post with its comments and reactions. */
export const removePost = async (tx: Tx, chatId: ChatId, id: string): Promise<void> => {
  for (const table of ['board_comments', 'board_reactions', 'board_posts'])
    await tx.query(`delete from ${table} where chat_id = $1 and post_id = $2`, [chatId, id]);
};
