import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Notes a picture somebody has brought. */
export const insertPicture = async (
  db: Queryable,
  of: { accountId: AccountId; id: string; animated: boolean; createdAt: Date },
): Promise<void> => {
  await db.query(
    'insert into sticker_pictures (account_id, picture_id, animated, created_at) values ($1, $2, $3, $4)',
    [of.accountId, of.id, of.animated, of.createdAt],
  );
};

/** Which of these pictures somebody has brought. */
export const readMyPictures = async (
  db: Queryable,
  me: AccountId,
  ids: readonly string[],
): Promise<Set<string>> => {
  const { rows } = await db.query<{ picture_id: string }>(
    'select picture_id from sticker_pictures where account_id = $1 and picture_id = any($2::uuid[])',
    [me, ids],
  );
  return new Set(rows.map((row) => row.picture_id));
};

/** Forgets pictures from before this moment that were never in a pack; gives their ids. */
export const takeUnusedPictures = async (db: Queryable, before: Date): Promise<string[]> => {
  const { rows } = await db.query<{ picture_id: string }>(
    'delete from sticker_pictures where not used and created_at < $1 returning picture_id',
    [before],
  );
  return rows.map((row) => row.picture_id);
};

/** All pictures somebody has brought. */
export const readOwnPictures = async (db: Queryable, me: AccountId): Promise<string[]> =>
  (
    await db.query<{ picture_id: string }>('select picture_id from sticker_pictures where account_id = $1', [
      me,
    ])
  ).rows.map((row) => row.picture_id);

/** Which of these pictures stand in a message. */
export const readSentPictures = async (db: Queryable, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const { rows } = await db.query<{ id: string }>(
    `select distinct body -> 'content' ->> 'stickerId' as id from chat_log
     where kind = 'message.sent' and body -> 'content' ->> 'stickerId' = any($1)`,
    [ids],
  );
  return new Set(rows.map((row) => row.id));
};

/** Forgets a picture. */
export const forgetPictureRow = async (db: Queryable, me: AccountId, id: string): Promise<void> => {
  await db.query('delete from sticker_pictures where account_id = $1 and picture_id = $2', [me, id]);
};
