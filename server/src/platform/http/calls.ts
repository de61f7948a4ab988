import { methods, type RefusalCode } from '@maru/contract';
import { refusals } from '@maru/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { receiveCall, readObject, type CallDesk } from '../gateway/index.ts';
import type { Caller } from '../house.ts';
import { Refusal, refuse } from '../refusal.ts';
import { isOwnOrigin, readCookie, sessionCookie } from './cookies.ts';

/** Who calls over HTTP, by bearer token or by cookie. A cookie counts only from our own pages. */
export const identifyRequest = async (
  request: FastifyRequest,
  findCaller: (token: string) => Promise<Caller | undefined>,
  publicUrl: string | undefined,
): Promise<Caller | undefined> => {
  const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return findCaller(bearer);
  const token = readCookie(request.raw, sessionCookie);
  if (!token) return undefined;
  if (!isOwnOrigin(request.raw, publicUrl)) throw refuse('wrong_origin');
  return findCaller(token);
};

/**
 * Who reads over HTTP. Browsers say no `Origin` when a page of ours shows a picture, so that a cookie counts by itself,
 * unless the browser says that another site's page, or a link on it, asks.
 */
export const identifyReader = async (
  request: FastifyRequest,
  findCaller: (token: string) => Promise<Caller | undefined>,
): Promise<Caller | undefined> => {
  const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? readCookie(request.raw, sessionCookie);
  if (!token) return undefined;
  const site = request.headers['sec-fetch-site'];
  if (!bearer && site !== undefined && site !== 'same-origin' && site !== 'none')
    throw refuse('wrong_origin');
  return findCaller(token);
};

/** Answers with a refusal. */
export const sendRefusal = (reply: FastifyReply, refusal: Refusal): FastifyReply => {
  const retry = refusal.details?.retryAfterMs;
  if (typeof retry === 'number') reply.header('retry-after', Math.ceil(retry / 1_000));
  return reply.code(refusals[refusal.code as RefusalCode][0]).send({ ok: false, refusal: refusal.toFrame() });
};

const setSessionCookie = (reply: FastifyReply, request: FastifyRequest, token: string): void => {
  void reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: 400 * 24 * 3_600,
  });
};

/** `POST /api/<feature>.<method>` with the input as the body. */
export const serveCalls = (
  http: FastifyInstance,
  desk: CallDesk,
  findCaller: (token: string) => Promise<Caller | undefined>,
): void => {
  http.post<{ Params: { method: string } }>('/api/:method', async (request, reply) => {
    const { method: name } = request.params;
    try {
      const text = (request.body as string | undefined) ?? '';
      const input = text === '' ? {} : readObject(text);
      const anyone = methods.get(name)?.caller === 'anyone';
      const who = await identifyRequest(request, findCaller, desk.house.config.publicUrl).catch(
        (error: unknown) => {
          if (anyone && error instanceof Refusal) return undefined;
          throw error;
        },
      );
      const via = {
        address: request.ip,
        client: String(request.headers['user-agent'] ?? '').slice(0, 200),
        connection: undefined,
      };
      const output = await receiveCall(desk, { name, input }, { who, via });
      // Whatever signs in hands out a token; a page of ours gets it as a cookie that scripts cannot read.
      const { token } = (output ?? {}) as { token?: unknown };
      if (typeof token === 'string' && isOwnOrigin(request.raw, desk.house.config.publicUrl))
        setSessionCookie(reply, request, token);
      if (name === 'accounts.signOut') void reply.clearCookie(sessionCookie, { path: '/' });
      return await reply.header('cache-control', 'no-store').send({ ok: true, output });
    } catch (error) {
      return sendRefusal(reply, error instanceof Refusal ? error : refuse('busy', { retryAfterMs: 1_000 }));
    }
  });
};
