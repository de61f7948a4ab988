import { limits, type AccountId, type PictureId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** The photo a base profile shows; locks the account until the change is through. */
export const lockPhoto = async (db: Queryable, me: AccountId): Promise<PictureId | null> =>
  (
    await db.query<{ photo: PictureId | null }>(
      'select photo from accounts where account_id = $1 for update',
      [me],
    )
  ).rows[0]?.photo ?? null;

/** Keeps a photo that is shown no longer, for its owner alone until they say otherwise; of too many, the oldest go. */
export const keepEarlierPhoto = async (
  db: Queryable,
  me: AccountId,
  { photo, until }: { photo: PictureId; until: Date },
): Promise<void> => {
  await db.query(
    `insert into earlier_photos (account_id, picture_id, until) values ($1, $2, $3)
     on conflict (account_id, picture_id) do update set until = excluded.until`,
    [me, photo, until],
  );
  await db.query(
    `delete from earlier_photos where account_id = $1 and picture_id in (
       select picture_id from earlier_photos where account_id = $1 order by until desc, picture_id offset $2)`,
    [me, limits.earlierPhotos],
  );
};

/** A photo that is shown again is none from before. */
export const forgetEarlierPhoto = async (db: Queryable, me: AccountId, photo: PictureId): Promise<void> => {
  await db.query('delete from earlier_photos where account_id = $1 and picture_id = $2', [me, photo]);
};
