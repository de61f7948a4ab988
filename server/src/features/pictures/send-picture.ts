import { PictureId, pictureSizes } from '@maru/contract';
import type { FastifyReply } from 'fastify';
import type { House } from '../../platform/house.ts';
import { sendWebp } from '../../platform/http/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { blobName } from './keep-picture.ts';

/**
 * Sends one size of a picture to whoever knows its id, which cannot be guessed. A picture never changes, so that it
 * may be kept for good by whoever has it.
 */
export const sendPicture = async (
  house: House,
  { id, file }: { id: string; file: string },
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const picture = PictureId.safeParse(id.toLowerCase());
  const size = Object.keys(pictureSizes).find((name) => file === `${name}.webp`);
  const found = picture.success && size ? await house.blobs.open(blobName(picture.data, size)) : undefined;
  return sendWebp(reply, found, refuse('picture_not_found'));
};
