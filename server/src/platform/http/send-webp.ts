import type { FastifyReply } from 'fastify';
import type { OpenBlob } from '../blobs/index.ts';
import type { Refusal } from '../refusal.ts';
import { sendRefusal } from './calls.ts';

/** Sends a picture that never changes, so that whoever has it may keep it for good; `missing` where there is none. */
export const sendWebp = (
  reply: FastifyReply,
  found: OpenBlob | undefined,
  missing: Refusal,
): FastifyReply | Promise<FastifyReply> => {
  if (!found) return sendRefusal(reply.header('cache-control', 'no-store'), missing);
  return reply
    .headers({
      'content-type': 'image/webp',
      'content-length': found.size,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    .send(found.stream());
};
