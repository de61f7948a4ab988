import type {
  AccountId,
  ChatId,
  FileId,
  FileKind,
  FileRef,
  GalleryPlace,
  MessageContent,
} from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { KeptForm } from './store.ts';

/** A file in a line of a chat's log. */
export interface NewUse {
  chatId: ChatId;
  fileId: FileId;
  seq: number;
  /** At which place among the files of that line. */
  place: number;
  /** Whose file it is. */
  accountId: AccountId;
  /** Whose line it is. */
  author: AccountId;
  at: Date;
  ref: FileRef;
  hash: string;
  forms: KeptForm[];
  expiresAt: Date | null;
  /** The line says something else of the file than is known by now. */
  toFill: boolean;
}

/** What a download needs. */
export interface ServedFile {
  ref: FileRef;
  hash: string;
  forms: KeptForm[];
  expires_at: Date | null;
}

/** Notes that a line holds files. */
export const insertUses = async (db: Queryable, uses: readonly NewUse[]): Promise<void> => {
  for (const use of uses)
    await db.query(
      `insert into file_uses (chat_id, file_id, seq, place, account_id, author, at, kind, ref, hash, forms, expires_at, to_fill)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
      [
        use.chatId,
        use.fileId,
        use.seq,
        use.place,
        use.accountId,
        use.author,
        use.at,
        use.ref.kind,
        JSON.stringify(use.ref),
        use.hash,
        JSON.stringify(use.forms),
        use.expiresAt,
        use.toFill,
      ],
    );
};

/** Forgets the files of a line, or one of them. Gives their ids. */
export const deleteUses = async (
  db: Queryable,
  of: { chatId: ChatId; seq: number; fileId?: FileId | undefined },
): Promise<FileId[]> =>
  (
    await db.query<{ file_id: FileId }>(
      'delete from file_uses where chat_id = $1 and seq = $2 and ($3::uuid is null or file_id = $3) returning file_id',
      [of.chatId, of.seq, of.fileId ?? null],
    )
  ).rows.map((row) => row.file_id);

/** What this reader sees of a chat: nothing from before they came, that they cleared or hid, or that was kept from them. */
const visible = `join chat_members m on m.chat_id = u.chat_id and m.account_id = $2
  join account_chats a on a.account_id = $2 and a.chat_id = u.chat_id
  join chat_log e on e.chat_id = u.chat_id and e.seq = u.seq and e.hidden_from is distinct from $2
  where u.chat_id = $1 and u.seq >= m.joined_seq and u.seq > a.cleared_seq
  and not exists (select 1 from hidden_messages z where z.account_id = $2 and z.chat_id = $1 and z.seq = u.seq)`;

/** A file of a chat, where a line that this reader sees holds it. */
export const readVisibleUse = async (
  db: Queryable,
  of: { chatId: ChatId; reader: AccountId; fileId: FileId },
): Promise<ServedFile | undefined> =>
  (
    await db.query<ServedFile>(
      `select u.ref, u.hash, u.forms, u.expires_at from file_uses u ${visible} and u.file_id = $3 limit 1`,
      [of.chatId, of.reader, of.fileId],
    )
  ).rows[0];

/** Files of a chat by their ids, as they are known by now. */
export const readUsesOf = async (
  db: Queryable,
  chatId: ChatId,
  fileIds: readonly FileId[],
): Promise<FileRef[]> =>
  (
    await db.query<{ ref: FileRef }>(
      'select distinct on (file_id) ref from file_uses where chat_id = $1 and file_id = any($2::uuid[]) order by file_id',
      [chatId, fileIds],
    )
  ).rows.map((row) => row.ref);

/** A file in the gallery of a chat. */
export interface GalleryRow {
  ref: FileRef;
  seq: number;
  place: number;
  author: AccountId;
  at: Date;
}

/** Files of a chat that this reader sees, newest line first, in the order of the line. */
export const readGallery = async (
  db: Queryable,
  of: {
    chatId: ChatId;
    reader: AccountId;
    kinds: readonly FileKind[] | undefined;
    after: GalleryPlace | undefined;
    now: Date;
    limit: number;
  },
): Promise<GalleryRow[]> =>
  (
    await db.query<GalleryRow>(
      `select u.ref, u.seq, u.place, u.author, u.at from file_uses u ${visible}
       and ($3::text[] is null or u.kind = any($3)) and (u.expires_at is null or u.expires_at > $6)
       and u.seq <= $4 and (u.seq < $4 or u.place > $5) order by u.seq desc, u.place limit $7`,
      [
        of.chatId,
        of.reader,
        of.kinds ?? null,
        of.after?.seq ?? Number.MAX_SAFE_INTEGER,
        of.after?.place ?? -1,
        of.now,
        of.limit,
      ],
    )
  ).rows;

/** Chats in which a file is. */
export const readChatsOfFile = async (db: Queryable, fileId: FileId): Promise<ChatId[]> =>
  (
    await db.query<{ chat_id: ChatId }>('select distinct chat_id from file_uses where file_id = $1', [fileId])
  ).rows.map((row) => row.chat_id);

/** Brings all uses of a file to what has become of it; their lines have to be told. */
export const updateUses = async (
  db: Queryable,
  fileId: FileId,
  now: { ref: FileRef; hash: string; forms: KeptForm[] },
): Promise<void> => {
  await db.query('update file_uses set ref = $2, hash = $3, forms = $4, to_fill = true where file_id = $1', [
    fileId,
    JSON.stringify(now.ref),
    now.hash,
    JSON.stringify(now.forms),
  ]);
};

/** A use whose line has still to be told, with what the line holds now; null where it holds nothing any more. */
export interface FillRow {
  chat_id: ChatId;
  file_id: FileId;
  seq: number;
  ref: FileRef;
  content: MessageContent | null;
}

/** Takes uses whose lines have to be told; somebody else who asks meanwhile gets others. */
export const takeUsesToFill = async (db: Queryable, limit: number): Promise<FillRow[]> =>
  (
    await db.query<FillRow>(
      `with due as (
         select chat_id, file_id, seq from file_uses where to_fill limit $1 for update skip locked),
       taken as (
         update file_uses u set to_fill = false from due
         where u.chat_id = due.chat_id and u.file_id = due.file_id and u.seq = due.seq
         returning u.chat_id, u.file_id, u.seq, u.ref)
       select t.*, case when x.deleted_at is null then coalesce(x.content, e.body -> 'content') end as content
       from taken t join chat_log e on e.chat_id = t.chat_id and e.seq = t.seq
       left join message_changes x on x.chat_id = t.chat_id and x.seq = t.seq order by t.chat_id, t.seq`,
      [limit],
    )
  ).rows;

/** Says again that a line has still to be told. */
export const markToFill = async (
  db: Queryable,
  of: { chat_id: ChatId; file_id: FileId; seq: number },
): Promise<void> => {
  await db.query('update file_uses set to_fill = true where chat_id = $1 and file_id = $2 and seq = $3', [
    of.chat_id,
    of.file_id,
    of.seq,
  ]);
};

/** Forgets uses of files that have been let go for their age. */
export const deleteExpiredUses = async (db: Queryable, now: Date): Promise<void> => {
  await db.query('delete from file_uses where expires_at <= $1', [now]);
};
