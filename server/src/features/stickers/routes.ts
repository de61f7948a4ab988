import { limits } from '@maru/contract';
import type { Caller, Feature } from '../../platform/house.ts';
import { identifyRequest } from '../../platform/http/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { sendPicture } from './send-picture.ts';
import { takePicture } from './take-picture.ts';

/** `POST /api/stickers` takes a picture in, `GET /stickers/made/<id>.webp` hands it out. */
export const routes: NonNullable<Feature['routes']> = (http, house, findCaller) => {
  void http.register(async (scope) => {
    const callers = new WeakMap<object, Caller>();
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    // Before the body is read: nothing is taken from somebody who may not send it.
    scope.addHook('onRequest', async (request) => {
      const find = (token: string) => findCaller(house, token);
      const who = await identifyRequest(request, find, house.config.publicUrl);
      house.rateLimits.spend('dear', request.ip, who?.sessionId);
      if (!who) throw refuse('not_signed_in');
      if (who.guest) throw refuse('not_for_guests');
      callers.set(request, who);
    });
    scope.post('/api/stickers', { bodyLimit: limits.stickers.bytes }, async (request, reply) => {
      const { accountId } = callers.get(request) as Caller;
      void reply.header('cache-control', 'no-store');
      return takePicture(house, accountId, request.body);
    });
  });
  http.get<{ Params: { file: string } }>('/stickers/made/:file', (request, reply) =>
    sendPicture(house, request.params.file, reply),
  );
};
