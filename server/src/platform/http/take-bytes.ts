import type { AccountId } from '@maru/contract';
import type { FastifyInstance } from 'fastify';
import type { Caller, FindCaller, House } from '../house.ts';
import { refuse } from '../refusal.ts';
import { identifyRequest } from './calls.ts';

interface TakeBytes {
  readonly path: string;
  readonly bodyLimit: number;
  /** Why this one may not send anything. */
  readonly whyNot?: (caller: Caller) => 'not_for_guests' | undefined;
  readonly take: (house: House, accountId: AccountId, body: unknown) => Promise<unknown>;
}

/** `POST <path>` takes a small file in as it is, from whoever has a session. */
export const takeBytes = (
  http: FastifyInstance,
  house: House,
  { findCaller, path, bodyLimit, whyNot, take }: TakeBytes & { findCaller: FindCaller },
): void => {
  void http.register(async (scope) => {
    const callers = new WeakMap<object, Caller>();
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    // Before the body is read: ten megabytes are not taken from somebody who may not send them.
    scope.addHook('onRequest', async (request) => {
      const find = (token: string) => findCaller(house, token);
      const who = await identifyRequest(request, find, house.config.publicUrl);
      house.rateLimits.spend('dear', request.ip, who?.sessionId);
      if (!who) throw refuse('not_signed_in');
      const why = whyNot?.(who);
      if (why) throw refuse(why);
      callers.set(request, who);
    });
    scope.post(path, { bodyLimit }, async (request, reply) => {
      const { accountId } = callers.get(request) as Caller;
      void reply.header('cache-control', 'no-store');
      return take(house, accountId, request.body);
    });
  });
};
