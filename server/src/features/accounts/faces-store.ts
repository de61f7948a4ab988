import type { AccountId, ChatId, PictureId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** How an account is shown to somebody, where that is not its base profile. */
export interface FaceRow {
  account_id: AccountId;
  /** The chat it was chosen for; null: for the reader, everywhere else. */
  chat_id: ChatId | null;
  name: string;
  status: string;
  photo: PictureId | null;
  cover: PictureId | null;
}

const shown = 'p.name, p.status, p.photo, p.cover';

/** What this reader, and what these chats, are shown of accounts that do not look the same to everybody. */
export const readFaces = async (
  db: Queryable,
  ids: readonly AccountId[],
  { reader, chatIds }: { reader: AccountId | undefined; chatIds: readonly ChatId[] },
): Promise<FaceRow[]> =>
  (
    await db.query<FaceRow>(
      `select r.account_id, null::uuid as chat_id, ${shown} from profile_readers r
         join profiles p on p.account_id = r.account_id and p.slot = r.slot
       where r.account_id = any($1::uuid[]) and r.reader_id = $2
       union all
       select c.account_id, c.chat_id, ${shown} from profile_chats c
         join profiles p on p.account_id = c.account_id and p.slot = c.slot
       where c.account_id = any($1::uuid[]) and c.chat_id = any($3::uuid[])
       union all
       select c.account_id, c.chat_id, ${shown} from profile_chats c
         join accounts p on p.account_id = c.account_id
       where c.account_id = any($1::uuid[]) and c.chat_id = any($3::uuid[]) and c.slot = 0`,
      [ids, reader ?? null, chatIds],
    )
  ).rows;

/** Those of these accounts that keep their profile from a reader, by a block. */
export const readShunning = async (
  db: Queryable,
  ids: readonly AccountId[],
  reader: AccountId | undefined,
): Promise<Set<AccountId>> =>
  new Set(
    reader === undefined
      ? []
      : (
          await db.query<{ account_id: AccountId }>(
            `select account_id from blocks where blocked_id = $2 and account_id = any($1::uuid[]) and level = 'profile'`,
            [ids, reader],
          )
        ).rows.map((row) => row.account_id),
  );

/** Those of these readers from whom an account keeps its profile. */
export const readShunned = async (
  db: Queryable,
  id: AccountId,
  readers: readonly AccountId[],
): Promise<Set<AccountId>> =>
  new Set(
    (
      await db.query<{ blocked_id: AccountId }>(
        `select blocked_id from blocks where account_id = $1 and blocked_id = any($2::uuid[]) and level = 'profile'`,
        [id, readers],
      )
    ).rows.map((row) => row.blocked_id),
  );

/** What each of these readers is shown of one account; those who see the base profile are missing. */
export const readFacesFor = async (
  db: Queryable,
  id: AccountId,
  readers: readonly AccountId[],
): Promise<(FaceRow & { reader_id: AccountId })[]> =>
  (
    await db.query<FaceRow & { reader_id: AccountId }>(
      `select r.account_id, r.reader_id, null::uuid as chat_id, ${shown} from profile_readers r
         join profiles p on p.account_id = r.account_id and p.slot = r.slot
       where r.account_id = $1 and r.reader_id = any($2::uuid[])`,
      [id, readers],
    )
  ).rows;

/** Which of these do not look the same to everybody. */
export const readManyFaced = async (db: Queryable, ids: readonly AccountId[]): Promise<AccountId[]> =>
  (
    await db.query<{ account_id: AccountId }>(
      'select account_id from accounts where account_id = any($1::uuid[]) and (many_faced or shuns)',
      [ids],
    )
  ).rows.map((row) => row.account_id);

/**
 * Joins, as `seen`, name and photo of an account as it is shown to a reader in a chat. What it is given are names of
 * columns; of an account that looks the same to everybody nothing is looked up.
 */
export const joinSeen = (of: { account: string; reader: string; chat: string }): string =>
  `cross join lateral (
     select coalesce(f.name, ${of.account}.name) as name,
       case when ${of.account}.shuns and exists (select 1 from blocks b
           where b.account_id = ${of.account}.account_id and b.blocked_id = ${of.reader} and b.level = 'profile') then null
         when f.name is null then ${of.account}.photo else f.photo end as photo
     from (select 1) one left join lateral (
       select 1 as rank, q.name, q.photo from profile_chats o join profiles q on q.account_id = o.account_id and q.slot = o.slot
         where o.account_id = ${of.account}.account_id and o.chat_id = ${of.chat} and ${of.account}.many_faced
       union all
       select 1, ${of.account}.name, ${of.account}.photo from profile_chats o
         where o.account_id = ${of.account}.account_id and o.chat_id = ${of.chat} and o.slot = 0 and ${of.account}.many_faced
       union all
       select 2, q.name, q.photo from profile_readers o join profiles q on q.account_id = o.account_id and q.slot = o.slot
         where o.account_id = ${of.account}.account_id and o.reader_id = ${of.reader} and ${of.account}.many_faced
       order by 1 limit 1) f on true) seen`;
