import { limits, type AccountId, type UploadedSticker } from '@maru/contract';
import { v4 } from 'uuid';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { whyNotPicture } from '../pictures/index.ts';
import { insertPicture } from './picture-store.ts';
import { shrinkSticker } from './shrink-sticker.ts';

/** The file of a sticker somebody made. */
export const blobName = (id: string): string => `stickers/${id}.webp`;

/**
 * Takes a picture in for a pack. Whoever gets a sticker may see it, so its id is drawn by lot and tells nothing. The
 * file is there before the row is. Refuses picture_unreadable and too_large.
 */
export const takePicture = async (
  house: House,
  accountId: AccountId,
  body: unknown,
): Promise<UploadedSticker> => {
  const why = whyNotPicture(body);
  if (why) throw refuse(why);
  const bytes = body as Buffer;
  if (bytes.length > limits.stickers.bytes) throw refuse('too_large');
  const { webp, animated } = await shrinkSticker(bytes);
  const id = v4();
  await house.blobs.put(blobName(id), webp);
  await insertPicture(house.db, { accountId, id, animated, createdAt: house.clock.now() });
  return { id, animated };
};
