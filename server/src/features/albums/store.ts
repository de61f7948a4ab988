import type { AccountId, ChatId, FileId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** An album as it is kept. */
export interface AlbumRow {
  chat_id: ChatId;
  album_id: string;
  /** The entry that tells of it. */
  seq: number;
  /** The message that is its card; 0 until it stands. */
  card_seq: number;
  name: string;
  made_by: AccountId;
  made_at: Date;
  cover_id: FileId | null;
  /** Who has blocked its maker in a one-to-one chat. */
  hidden_from: AccountId | null;
  count: number;
  numbered: number;
  rev: number;
}

/** Something in an album, as it is kept. */
export interface ItemRow {
  chat_id: ChatId;
  album_id: string;
  number: number;
  file_id: FileId;
  /** The entry with which it was added. */
  seq: number;
  added_by: AccountId;
  owner: AccountId;
  at: Date;
  hidden_from: AccountId | null;
}

/** Who reads which chat. */
export interface Reader {
  chatId: ChatId;
  reader: AccountId;
}

/** Which album. */
export interface AlbumKey {
  chatId: ChatId;
  id: string;
}

/** What this reader may see: nothing from before they came, that they cleared away, or that is kept from them. */
const visible = `from albums p
  join chat_members m on m.chat_id = p.chat_id and m.account_id = $2
  join account_chats a on a.account_id = $2 and a.chat_id = p.chat_id
  where p.chat_id = $1 and p.seq >= m.joined_seq and p.seq > a.cleared_seq and p.hidden_from is distinct from $2`;

/** Adds an album without anything in it. */
export const insertAlbum = async (
  tx: Tx,
  row: Pick<AlbumRow, 'chat_id' | 'album_id' | 'seq' | 'name' | 'made_by' | 'made_at' | 'hidden_from'>,
): Promise<void> => {
  await tx.query(
    `insert into albums (chat_id, album_id, seq, name, made_by, made_at, hidden_from)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.chat_id, row.album_id, row.seq, row.name, row.made_by, row.made_at, row.hidden_from],
  );
};

/** Notes which message is the card of an album: the first one of its chat. */
export const placeAlbum = async (tx: Tx, at: AlbumKey & { seq: number }): Promise<void> => {
  await tx.query('update albums set card_seq = $3 where chat_id = $1 and album_id = $2 and card_seq = 0', [
    at.chatId,
    at.id,
    at.seq,
  ]);
};

/** How many albums a chat has. */
export const countAlbums = async (db: Queryable, chatId: ChatId): Promise<number> =>
  (
    await db.query<{ count: number }>('select count(*)::int as count from albums where chat_id = $1', [
      chatId,
    ])
  ).rows[0]?.count ?? 0;

/** Albums by their ids, those that the reader sees. */
export const readAlbums = async (db: Queryable, of: Reader, ids: readonly string[]): Promise<AlbumRow[]> =>
  (
    await db.query<AlbumRow>(`select p.* ${visible} and p.album_id = any($3::uuid[])`, [
      of.chatId,
      of.reader,
      ids,
    ])
  ).rows;

/** Albums before a seq, newest first. */
export const readAlbumsBefore = async (
  db: Queryable,
  of: Reader & { beforeSeq: number | undefined; limit: number },
): Promise<AlbumRow[]> =>
  (
    await db.query<AlbumRow>(
      `select p.* ${visible} and ($3::bigint is null or p.seq < $3) order by p.seq desc limit $4`,
      [of.chatId, of.reader, of.beforeSeq ?? null, of.limit],
    )
  ).rows;

/** An album, kept from changing until the transaction ends. */
export const lockAlbum = async (tx: Tx, { chatId, id }: AlbumKey): Promise<AlbumRow | undefined> =>
  (
    await tx.query<AlbumRow>('select * from albums where chat_id = $1 and album_id = $2 for update', [
      chatId,
      id,
    ])
  ).rows[0];

/** Keeps how an album stands now. */
export const saveAlbum = async (tx: Tx, row: AlbumRow): Promise<void> => {
  await tx.query(
    `update albums set name = $3, cover_id = $4, count = $5, numbered = $6, rev = $7
     where chat_id = $1 and album_id = $2`,
    [row.chat_id, row.album_id, row.name, row.cover_id, row.count, row.numbered, row.rev],
  );
};

/** Deletes an album with what is said of its items. */
export const removeAlbum = async (tx: Tx, { chatId, id }: AlbumKey): Promise<void> => {
  await tx.query('delete from album_items where chat_id = $1 and album_id = $2', [chatId, id]);
  await tx.query('delete from albums where chat_id = $1 and album_id = $2', [chatId, id]);
};

/** Adds something to an album. */
export const insertItem = async (tx: Tx, row: ItemRow): Promise<void> => {
  await tx.query(
    `insert into album_items (chat_id, album_id, number, file_id, seq, added_by, owner, at, hidden_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.chat_id,
      row.album_id,
      row.number,
      row.file_id,
      row.seq,
      row.added_by,
      row.owner,
      row.at,
      row.hidden_from,
    ],
  );
};

/** Items of an album before a number, newest first, that are not kept from this reader. */
export const readItemsBefore = async (
  db: Queryable,
  of: AlbumKey & { reader: AccountId; before: number | undefined; limit: number },
): Promise<ItemRow[]> =>
  (
    await db.query<ItemRow>(
      `select * from album_items where chat_id = $1 and album_id = $2 and hidden_from is distinct from $3
         and ($4::int is null or number < $4) order by number desc limit $5`,
      [of.chatId, of.id, of.reader, of.before ?? null, of.limit],
    )
  ).rows;

/** Those of these files that are in the album. */
export const readItemsOf = async (
  db: Queryable,
  { chatId, id }: AlbumKey,
  fileIds: readonly FileId[],
): Promise<ItemRow[]> =>
  (
    await db.query<ItemRow>(
      'select * from album_items where chat_id = $1 and album_id = $2 and file_id = any($3::uuid[])',
      [chatId, id, fileIds],
    )
  ).rows;

/** The entries with which things were added to an album. */
export const readItemSeqs = async (db: Queryable, { chatId, id }: AlbumKey): Promise<number[]> =>
  (
    await db.query<{ seq: number }>(
      'select distinct seq from album_items where chat_id = $1 and album_id = $2',
      [chatId, id],
    )
  ).rows.map((row) => row.seq);

/** Takes items out of an album. */
export const deleteItems = async (
  tx: Tx,
  { chatId, id }: AlbumKey,
  fileIds: readonly FileId[],
): Promise<void> => {
  await tx.query(
    'delete from album_items where chat_id = $1 and album_id = $2 and file_id = any($3::uuid[])',
    [chatId, id, fileIds],
  );
};

/** The newest file of each of these albums that nobody is kept from. */
export const readNewestFiles = async (
  db: Queryable,
  chatId: ChatId,
  ids: readonly string[],
): Promise<Map<string, FileId>> =>
  new Map(
    (
      await db.query<{ album_id: string; file_id: FileId }>(
        `select distinct on (album_id) album_id, file_id from album_items
         where chat_id = $1 and album_id = any($2::uuid[]) and hidden_from is null order by album_id, number desc`,
        [chatId, ids],
      )
    ).rows.map((row) => [row.album_id, row.file_id]),
  );
