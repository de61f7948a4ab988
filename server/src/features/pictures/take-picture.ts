import type { AccountId, UploadedPicture } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { keepPicture } from './keep-picture.ts';
import { whyNotPicture } from './rules.ts';

/** Takes an uploaded picture in. Refuses picture_unreadable and too_large. */
export const takePicture = async (
  house: House,
  accountId: AccountId,
  body: unknown,
): Promise<UploadedPicture> => {
  const why = whyNotPicture(body);
  if (why) throw refuse(why);
  return keepPicture(house, { accountId, bytes: body as Buffer });
};
