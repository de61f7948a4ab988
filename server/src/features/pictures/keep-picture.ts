import type { AccountId, PictureId, UploadedPicture } from '@maru/contract';
import { v7 } from 'uuid';
import type { House } from '../../platform/house.ts';
import { shrinkPicture } from './shrink.ts';
import { insertPicture } from './store.ts';

/** The file of one size of a picture. */
export const blobName = (id: PictureId, size: string): string => `pictures/${id}/${size}.webp`;

/**
 * Keeps a picture of somebody in all sizes. The files are there before the row is: a picture that is known can be
 * shown. Refuses picture_unreadable.
 */
export const keepPicture = async (
  house: House,
  { accountId, bytes }: { accountId: AccountId; bytes: Buffer },
): Promise<UploadedPicture> => {
  const { small, large, width, height } = await shrinkPicture(bytes);
  const id = v7() as PictureId;
  await Promise.all([
    house.blobs.put(blobName(id, 'small'), small),
    house.blobs.put(blobName(id, 'large'), large),
  ]);
  await insertPicture(house.db, { accountId, id, width, height, createdAt: house.clock.now() });
  return { id, width, height };
};
