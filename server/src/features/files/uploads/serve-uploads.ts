import type { IncomingMessage } from 'node:http';
import { ERRORS, Server, type ServerOptions } from '@tus/server';
import { uploadsPath, type AccountId, type RefusalFrame } from '@maru/contract';
import { v7 } from 'uuid';
import type { FastifyInstance } from 'fastify';
import type { Caller, FindCaller, House } from '../../../platform/house.ts';
import { identifyReader, identifyRequest } from '../../../platform/http/index.ts';
import { isConnectionError } from '../../../platform/db/index.ts';
import { reportIncident } from '../../../platform/incident.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { lookAtFile } from '../arrival/look-alone.ts';
import { openLocks } from './locks.ts';
import { deskName, keyOfDeskName, UploadDesk } from './upload-desk.ts';

type TusRequest = Parameters<NonNullable<ServerOptions['generateUrl']>>[0];

const said = (frame: RefusalFrame): string => JSON.stringify({ ok: false, refusal: frame });

/** What tus says of its own, in our words where there are such. */
const inOurWords = (error: { status_code?: number; body?: string; message?: string }) => {
  const status = error.status_code;
  if (status === 404 || status === 410)
    return { status_code: status, body: said(refuse('file_not_found').toFrame()) };
  if (status === 413) return { status_code: status, body: said(refuse('too_large').toFrame()) };
  if (
    status === 423 ||
    status === 409 ||
    status === 400 ||
    status === 403 ||
    status === 412 ||
    status === 501
  )
    return { status_code: status, body: error.body ?? '' };
  return undefined;
};

const openTus = (house: House, accountOf: (request: IncomingMessage) => AccountId) => {
  const ownerOf = (request: TusRequest): AccountId => {
    const raw = request.runtime?.node?.req as IncomingMessage | undefined;
    if (!raw) throw ERRORS.UNKNOWN_ERROR;
    return accountOf(raw);
  };
  return new Server({
    path: uploadsPath,
    datastore: new UploadDesk(house),
    locker: openLocks(house),
    lockDrainTimeout: 300,
    maxSize: () => house.hostSettings.current().fileBytes,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: (request) => deskName({ accountId: ownerOf(request), fileId: v7() as never }),
    generateUrl: (_request, { path, id }) => `${path}/${keyOfDeskName(id).fileId}`,
    getFileIdFromRequest: (request, last) =>
      last && /^[0-9a-f-]{36}$/i.test(last) ? `${ownerOf(request)}.${last.toLowerCase()}` : undefined,
    async onUploadFinish(_request, { id }) {
      await lookAtFile(house, keyOfDeskName(id));
      house.metrics.figures.uploadsDone += 1;
      return {};
    },
    onResponseError(_request, error) {
      if (error instanceof Refusal) return { status_code: error.status, body: said(error.toFrame()) };
      const known = inOurWords(error as { status_code?: number });
      if (known) return known;
      if (!isConnectionError(error)) reportIncident(house, 'files.upload', error);
      // A full disk, a database that is away: the bytes are still at the sender's, who tries again.
      return { status_code: 503, body: said(refuse('busy', { retryAfterMs: 2_000 }).toFrame()) };
    },
  });
};

/** `/api/uploads`: the tus protocol, for whoever has a session. */
export const serveUploads = (http: FastifyInstance, house: House, findCaller: FindCaller): void => {
  void http.register(async (scope) => {
    const callers = new WeakMap<IncomingMessage, Caller>();
    const tus = openTus(house, (request) => (callers.get(request) as Caller).accountId);
    scope.removeAllContentTypeParsers();
    // The bytes are not read here: tus takes them from the line, as fast as they can be put away.
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.addHook('onRequest', async (request) => {
      const find = (token: string) => findCaller(house, token);
      // To ask how far an upload is changes nothing, and browsers ask it without an Origin.
      const who =
        request.method === 'HEAD'
          ? await identifyReader(request, find)
          : await identifyRequest(request, find, house.config.publicUrl);
      house.rateLimits.spend(request.method === 'POST' ? 'normal' : 'cheap', request.ip, who?.sessionId);
      if (!who) throw refuse('not_signed_in');
      callers.set(request.raw, who);
    });
    const ask = {
      method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      bodyLimit: Number.MAX_SAFE_INTEGER,
    };
    for (const url of [uploadsPath, `${uploadsPath}/:id`])
      scope.route({
        ...ask,
        url,
        exposeHeadRoute: false,
        handler: async (request, reply) => {
          for (const [name, value] of Object.entries(reply.getHeaders()))
            reply.raw.setHeader(name, value ?? '');
          reply.raw.setHeader('cache-control', 'no-store');
          reply.hijack();
          await tus.handle(request.raw, reply.raw);
        },
      });
  });
};
