import { buffer } from 'node:stream/consumers';
import type { FileForm } from '@maru/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenBlob } from '../../../platform/blobs/index.ts';
import type { House } from '../../../platform/house.ts';
import { refuse } from '../../../platform/refusal.ts';
import { bytesName } from '../arrival/hold-bytes.ts';
import { newEnding } from '../arrival/new-ending.ts';
import { turnsOf } from '../arrival/turns.ts';
import { writeJpeg } from '../../../platform/file-processing/index.ts';
import type { ServedFile } from '../uses-store.ts';
import { chooseForm, wantsJpeg, type Chosen } from './choose-form.ts';
import { dispositionOf, isShown } from './disposition.ts';
import { readRange } from './read-range.ts';

/** A file on its way out. */
export interface Sending {
  served: ServedFile;
  form: FileForm;
  request: FastifyRequest<{ Querystring: { download?: string; view?: string } }>;
  reply: FastifyReply;
}

const endings: Record<string, string> = {
  'image/avif': 'avif',
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'audio/mp4': 'm4a',
};

const nameOf = ({ ref }: ServedFile, { original, type }: Chosen): string =>
  original || !endings[type] ? ref.name : newEnding(ref.name, endings[type]);

/** Under these no script runs, no form is sent, and nothing is fetched. */
const sealed = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
/** A browser does not draw a PDF in a sandbox. Its own viewer, which is no page of ours, draws it under these. */
const sealedDocument =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

/** Headers under which bytes that anybody may have sent are handed out: as what they are, and never as a page of ours. */
const headersFor = (
  served: ServedFile,
  chosen: Chosen,
  query: { download?: string; view?: string },
): Record<string, string> => {
  const { hash, type, varies } = chosen;
  const isViewed = query.view !== undefined && type === 'application/pdf';
  const shown = isViewed || (isShown(type) && query.download === undefined);
  const words = type.startsWith('text/') ? 'text/plain; charset=utf-8' : type;
  return {
    'content-type':
      isShown(type) || type === 'application/pdf'
        ? type
        : type.startsWith('text/')
          ? words
          : 'application/octet-stream',
    'content-disposition': dispositionOf(shown ? 'inline' : 'attachment', nameOf(served, chosen)),
    'x-content-type-options': 'nosniff',
    'content-security-policy': isViewed ? sealedDocument : sealed,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag: `"${hash}"`,
    // Whoever signs out on a shared machine leaves nothing that another session is given from the cache.
    vary: varies ? 'Accept, Cookie, Authorization' : 'Cookie, Authorization',
  };
};

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');

/** Pictures that are written anew in one process at the same time. */
const inTurn = turnsOf(1);

const sendJpeg = async (
  found: OpenBlob,
  { chosen, served, reply }: Pick<Sending, 'served' | 'reply'> & { chosen: Chosen },
): Promise<FastifyReply> => {
  const jpeg = await inTurn(async () => writeJpeg(await buffer(found.stream())));
  const written = { ...chosen, hash: `${chosen.hash}-jpeg`, type: 'image/jpeg' };
  return reply.headers({ ...headersFor(served, written, {}), 'accept-ranges': 'none' }).send(jpeg);
};

/** Hands a form of a file out, whole or a stretch of it. */
export const sendFile = async (
  house: House,
  { served, form, request, reply }: Sending,
): Promise<FastifyReply> => {
  const chosen = chooseForm(served, form, request.headers.accept);
  const found = chosen && (await house.blobs.open(bytesName(chosen.hash)));
  if (!chosen || !found) throw refuse('file_not_found');
  if (wantsJpeg(chosen, request.headers.accept)) return sendJpeg(found, { chosen, served, reply });
  const headers = headersFor(served, chosen, request.query);
  // A file that is still being made becomes another under the same address.
  if (served.ref.state === 'processing') headers['cache-control'] = 'private, no-cache';
  void reply.headers(headers);
  if (matches(request.headers['if-none-match'], headers.etag as string)) return reply.code(304).send();
  const ifRange = request.headers['if-range'];
  const range =
    ifRange !== undefined && ifRange !== headers.etag ? 'none' : readRange(request.headers.range, found.size);
  if (range === 'beyond')
    return reply
      .code(416)
      .headers({ 'content-range': `bytes */${found.size}`, 'cache-control': 'no-store' })
      .send();
  const bytes = range === 'none' ? undefined : range;
  void reply.header('content-length', bytes ? bytes.end - bytes.start + 1 : found.size);
  if (bytes) void reply.code(206).header('content-range', `bytes ${bytes.start}-${bytes.end}/${found.size}`);
  return request.method === 'HEAD' ? reply.send() : reply.send(found.stream(bytes));
};
