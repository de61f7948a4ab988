import type { AccountId, ChatId, PhotoAudience, PictureId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** What a profile shows, as it is kept. */
export interface ProfileRow {
  slot: number;
  name: string;
  status: string;
  photo: PictureId | null;
  cover: PictureId | null;
}

/** Somebody's base profile and the more they have made, in order. */
export const readProfiles = async (db: Queryable, me: AccountId): Promise<ProfileRow[]> =>
  (
    await db.query<ProfileRow>(
      `select 0::smallint as slot, name, status, photo, cover from accounts where account_id = $1
       union all select slot, name, status, photo, cover from profiles where account_id = $1 order by slot`,
      [me],
    )
  ).rows;

/** Keeps one of the more profiles. */
export const saveProfileRow = async (db: Queryable, me: AccountId, row: ProfileRow): Promise<void> => {
  await db.query(
    `insert into profiles (account_id, slot, name, status, photo, cover) values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id, slot) do update
       set name = excluded.name, status = excluded.status, photo = excluded.photo, cover = excluded.cover`,
    [me, row.slot, row.name, row.status, row.photo, row.cover],
  );
};

/** Who is shown which profile. */
export interface Choices {
  readers: { id: AccountId; slot: number }[];
  chats: { id: ChatId; slot: number }[];
}

/** For whom, and for which chats that they are in, somebody has chosen a profile. */
export const readChoices = async (db: Queryable, me: AccountId): Promise<Choices> => {
  const readers = await db.query<Choices['readers'][number]>(
    'select reader_id as id, slot from profile_readers where account_id = $1 order by reader_id',
    [me],
  );
  const chats = await db.query<Choices['chats'][number]>(
    `select p.chat_id as id, p.slot from profile_chats p
     join chat_members m on m.chat_id = p.chat_id and m.account_id = p.account_id
     where p.account_id = $1 order by p.chat_id`,
    [me],
  );
  return { readers: readers.rows, chats: chats.rows };
};

/** Does somebody have this profile? Everybody has the base one. */
export const hasProfile = async (db: Queryable, me: AccountId, slot: number): Promise<boolean> =>
  slot === 0 ||
  (await db.query('select 1 from profiles where account_id = $1 and slot = $2', [me, slot])).rowCount === 1;

/** Takes a profile away. Choices for it go with it. */
export const deleteProfile = async (tx: Tx, me: AccountId, slot: number): Promise<void> => {
  for (const table of ['profiles', 'profile_readers', 'profile_chats'])
    await tx.query(`delete from ${table} where account_id = $1 and slot = $2`, [me, slot]);
};

/** Chooses a profile for these people. Who sees the base profile needs no row. */
export const chooseForReaders = async (
  tx: Tx,
  me: AccountId,
  { ids, slot }: { ids: readonly AccountId[]; slot: number | null },
): Promise<void> => {
  if (!slot)
    await tx.query('delete from profile_readers where account_id = $1 and reader_id = any($2::uuid[])', [
      me,
      ids,
    ]);
  else
    await tx.query(
      `insert into profile_readers (account_id, reader_id, slot) select $1, id, $3 from unnest($2::uuid[]) as id
       on conflict (account_id, reader_id) do update set slot = excluded.slot`,
      [me, ids, slot],
    );
};

/** Chooses a profile for these chats; none: there each sees what they see elsewhere. */
export const chooseForChats = async (
  tx: Tx,
  me: AccountId,
  { ids, slot }: { ids: readonly ChatId[]; slot: number | null },
): Promise<void> => {
  if (slot === null)
    await tx.query('delete from profile_chats where account_id = $1 and chat_id = any($2::uuid[])', [
      me,
      ids,
    ]);
  else
    await tx.query(
      `insert into profile_chats (account_id, chat_id, slot) select $1, id, $3 from unnest($2::uuid[]) as id
       on conflict (account_id, chat_id) do update set slot = excluded.slot`,
      [me, ids, slot],
    );
};

/** Notes whether everybody sees the same of somebody; locks the account, so that two choices at once end as they should. */
export const noteFaces = async (tx: Tx, me: AccountId): Promise<void> => {
  await tx.query('select 1 from accounts where account_id = $1 for update', [me]);
  await tx.query(
    `update accounts set many_faced = exists (select 1 from profile_readers where account_id = $1)
       or exists (select 1 from profile_chats where account_id = $1) where account_id = $1`,
    [me],
  );
};

/** Which of these chats somebody is in. */
export const readMyChats = async (
  db: Queryable,
  me: AccountId,
  ids: readonly ChatId[],
): Promise<Set<ChatId>> =>
  new Set(
    (
      await db.query<{ chat_id: ChatId }>(
        'select chat_id from chat_members where account_id = $1 and chat_id = any($2::uuid[])',
        [me, ids],
      )
    ).rows.map((row) => row.chat_id),
  );

/** Which of these pictures are somebody's own. */
export const readOwnPictures = async (
  db: Queryable,
  me: AccountId,
  ids: readonly PictureId[],
): Promise<Set<PictureId>> =>
  new Set(
    (
      await db.query<{ picture_id: PictureId }>(
        'select picture_id from pictures where account_id = $1 and picture_id = any($2::uuid[])',
        [me, ids],
      )
    ).rows.map((row) => row.picture_id),
  );

/** A photo from before, as it is kept. */
export interface PhotoRow {
  picture_id: PictureId;
  until: Date;
  shown_to: PhotoAudience;
}

/** The photos somebody had before, newest first. */
export const readPhotos = async (db: Queryable, me: AccountId): Promise<PhotoRow[]> =>
  (
    await db.query<PhotoRow>(
      'select picture_id, until, shown_to from earlier_photos where account_id = $1 order by until desc, picture_id',
      [me],
    )
  ).rows;

/** Is one person among the friends another has added? */
export const hasAdded = async (db: Queryable, me: AccountId, other: AccountId): Promise<boolean> =>
  (await db.query('select 1 from friends where account_id = $1 and friend_id = $2', [me, other])).rowCount ===
  1;

/** Does somebody show this reader the base profile, outside of chats? */
export const seesBase = async (db: Queryable, id: AccountId, reader: AccountId): Promise<boolean> =>
  (
    await db.query(
      `select 1 from profile_readers where account_id = $1 and reader_id = $2
       union all select 1 from blocks where account_id = $1 and blocked_id = $2
       union all select 1 from accounts where account_id = $1 and (kind = 'gone' or leaves_at is not null)`,
      [id, reader],
    )
  ).rowCount === 0;

/** Says who may see a photo from before. False where there is no such. */
export const savePhotoAudience = async (
  db: Queryable,
  me: AccountId,
  { photo, shownTo }: { photo: PictureId; shownTo: PhotoAudience },
): Promise<boolean> =>
  (
    await db.query('update earlier_photos set shown_to = $3 where account_id = $1 and picture_id = $2', [
      me,
      photo,
      shownTo,
    ])
  ).rowCount === 1;

/** Forgets a photo from before. False where there is no such. */
export const deletePhoto = async (db: Queryable, me: AccountId, photo: PictureId): Promise<boolean> =>
  (await db.query('delete from earlier_photos where account_id = $1 and picture_id = $2', [me, photo]))
    .rowCount === 1;
