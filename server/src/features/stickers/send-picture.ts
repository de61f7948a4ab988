import type { FastifyReply } from 'fastify';
import type { House } from '../../platform/house.ts';
import { sendWebp } from '../../platform/http/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { blobName } from './take-picture.ts';

/** Sends the picture of a sticker to whoever knows its id. It never changes, so it may be kept for good. */
export const sendPicture = async (house: House, file: string, reply: FastifyReply): Promise<FastifyReply> => {
  const id = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.webp$/.exec(file)?.[1];
  const found = id ? await house.blobs.open(blobName(id)) : undefined;
  return sendWebp(reply, found, refuse('sticker_not_found'));
};
