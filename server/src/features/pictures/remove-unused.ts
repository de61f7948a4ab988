import type { AccountId, PictureId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { takeUnusedPicture } from './store.ts';

/** Removes a picture of somebody at once, unless a profile, a group or a photo from before still shows it. */
export const removeUnusedPicture = async (house: House, me: AccountId, id: PictureId): Promise<void> => {
  if (await takeUnusedPicture(house.db, me, id)) await house.blobs.remove(`pictures/${id}`);
};
