import type { AccountId, PictureId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Notes whose picture this is. */
export const insertPicture = async (
  db: Queryable,
  of: { accountId: AccountId; id: PictureId; width: number; height: number; createdAt: Date },
): Promise<void> => {
  await db.query(
    'insert into pictures (account_id, picture_id, width, height, created_at) values ($1, $2, $3, $4, $5)',
    [of.accountId, of.id, of.width, of.height, of.createdAt],
  );
};

const unused = `not exists (select 1 from accounts a where a.account_id = p.account_id and p.picture_id in (a.photo, a.cover))
  and not exists (select 1 from profiles f where f.account_id = p.account_id and p.picture_id in (f.photo, f.cover))
  and not exists (select 1 from earlier_photos e where e.account_id = p.account_id and e.picture_id = p.picture_id)
  and not exists (select 1 from chats c where c.photo = p.picture_id)`;

/** Forgets pictures from before this moment that no profile, no history of photos and no group shows; gives their ids. */
export const takeUnusedPictures = async (db: Queryable, before: Date): Promise<PictureId[]> => {
  const { rows } = await db.query<{ picture_id: PictureId }>(
    `delete from pictures p where p.created_at < $1 and ${unused} returning p.picture_id`,
    [before],
  );
  return rows.map((row) => row.picture_id);
};

/** Forgets one picture of somebody where nothing shows it; false where something does. */
export const takeUnusedPicture = async (db: Queryable, me: AccountId, id: PictureId): Promise<boolean> =>
  (
    await db.query(`delete from pictures p where p.account_id = $1 and p.picture_id = $2 and ${unused}`, [
      me,
      id,
    ])
  ).rowCount === 1;

/** The pictures of somebody; `ofGroup` where a group shows it. */
export const readOwnPictures = async (
  db: Queryable,
  accountId: AccountId,
): Promise<{ id: PictureId; ofGroup: boolean }[]> =>
  (
    await db.query<{ id: PictureId; ofGroup: boolean }>(
      `select picture_id as id, exists (select 1 from chats c where c.photo = p.picture_id) as "ofGroup"
       from pictures p where account_id = $1 order by created_at`,
      [accountId],
    )
  ).rows;

/** Forgets a picture. */
export const forgetPicture = async (db: Queryable, accountId: AccountId, id: PictureId): Promise<void> => {
  await db.query('delete from pictures where account_id = $1 and picture_id = $2', [accountId, id]);
};

/** Every picture there is. */
export const listPictureIds = async (db: Queryable): Promise<PictureId[]> =>
  (await db.query<{ picture_id: PictureId }>('select picture_id from pictures')).rows.map(
    (row) => row.picture_id,
  );
