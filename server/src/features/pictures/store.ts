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
