import type { AccountId, Archive, ChatId, FileId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** An archive as it is kept. */
export interface ArchiveRow {
  account_id: AccountId;
  archive_id: string;
  kind: Archive['kind'];
  chat_id: ChatId | null;
  file_id: FileId | null;
  state: Archive['state'];
  done: number;
  total: number;
  bytes: number | null;
  chat_ids: ChatId[];
  zone: string;
  language: 'ko' | 'en';
  created_at: Date;
  ready_at: Date | null;
}

const columns =
  'account_id, archive_id, kind, chat_id, file_id, state, done, total, bytes, chat_ids::text[], zone, language, created_at, ready_at';

/** Notes an archive that is to be made or brought in. */
export const insertArchive = async (
  db: Queryable,
  row: Pick<
    ArchiveRow,
    'account_id' | 'archive_id' | 'kind' | 'chat_id' | 'file_id' | 'zone' | 'language' | 'created_at'
  >,
): Promise<ArchiveRow> => {
  const { rows } = await db.query<ArchiveRow>(
    `insert into archives (account_id, archive_id, kind, chat_id, file_id, state, created_at, zone, language)
     values ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8) returning ${columns}`,
    [
      row.account_id,
      row.archive_id,
      row.kind,
      row.chat_id,
      row.file_id,
      row.created_at,
      row.zone,
      row.language,
    ],
  );
  return rows[0] as ArchiveRow;
};

/** All of one person, newest first. */
export const readArchives = async (db: Queryable, me: AccountId): Promise<ArchiveRow[]> =>
  (
    await db.query<ArchiveRow>(
      `select ${columns} from archives where account_id = $1 order by created_at desc limit 50`,
      [me],
    )
  ).rows;

/** One of a person. */
export const findArchive = async (
  db: Queryable,
  me: AccountId,
  id: string,
): Promise<ArchiveRow | undefined> =>
  (
    await db.query<ArchiveRow>(`select ${columns} from archives where account_id = $1 and archive_id = $2`, [
      me,
      id,
    ])
  ).rows[0];

/** The one that has waited longest; one that was begun and left lying comes first. */
export const nextToMake = async (db: Queryable): Promise<ArchiveRow | undefined> =>
  (
    await db.query<ArchiveRow>(
      `select ${columns} from archives where state in ('waiting', 'working') order by state desc, created_at limit 1`,
    )
  ).rows[0];

/** Writes how one stands; false where it has been taken away meanwhile. */
export const saveArchive = async (db: Queryable, row: ArchiveRow): Promise<boolean> =>
  (
    await db.query(
      `update archives set state = $3, done = $4, total = $5, bytes = $6, ready_at = $7, chat_ids = $8
       where account_id = $1 and archive_id = $2`,
      [row.account_id, row.archive_id, row.state, row.done, row.total, row.bytes, row.ready_at, row.chat_ids],
    )
  ).rowCount === 1;

/** Forgets one; false where it was gone. */
export const deleteArchive = async (db: Queryable, me: AccountId, id: string): Promise<boolean> =>
  (await db.query('delete from archives where account_id = $1 and archive_id = $2', [me, id])).rowCount === 1;

/** Forgets those that were made before this moment; gives whose they were. */
export const takeOldArchives = async (
  db: Queryable,
  before: Date,
): Promise<{ account_id: AccountId; archive_id: string }[]> =>
  (
    await db.query<{ account_id: AccountId; archive_id: string }>(
      `delete from archives where kind <> 'import' and created_at < $1 and state in ('ready', 'failed')
       returning account_id, archive_id`,
      [before],
    )
  ).rows;

/** The chats somebody is in, those with newest messages first. */
export const readMyChatIds = async (db: Queryable, me: AccountId): Promise<ChatId[]> =>
  (
    await db.query<{ chat_id: ChatId }>(
      // Of a secret room nothing can be put together here: its words are on the devices of its members.
      `select a.chat_id from account_chats a join chat_log_head h using (chat_id) join chats c using (chat_id)
       where a.account_id = $1 and h.last_counted_seq > 0 and not c.secret order by a.joined_at desc`,
      [me],
    )
  ).rows.map((row) => row.chat_id);

/** About how many messages these chats have. */
export const countAbout = async (db: Queryable, ids: readonly ChatId[]): Promise<number> =>
  (
    await db.query<{ total: number }>(
      'select coalesce(sum(last_seq), 0)::int as total from chat_log_head where chat_id = any($1::uuid[])',
      [ids],
    )
  ).rows[0]?.total ?? 0;

/** Archives that are still to be made or brought in, and how long the oldest has waited. */
export const countToMake = async (
  db: Queryable,
): Promise<{ waiting: number; oldestSeconds: number } | undefined> =>
  (
    await db.query<{ waiting: number; oldestSeconds: number }>(
      `select count(*)::int as waiting,
         coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds"
       from archives where state in ('waiting', 'working')`,
    )
  ).rows[0];
