import { limits, methods, type RefusalCode } from '@maru/contract';
import { refusals } from '@maru/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { receiveCall, readObject, type CallDesk } from '../gateway/index.ts';
import type { Caller } from '../house.ts';
import { Refusal, refuse } from '../refusal.ts';
import {
  browserCookie,
  cookieNameOf,
  isOwnOrigin,
  readCookie,
  readSessionToken,
  sessionCookie,
} from './cookies.ts';

const readBearer = (request: FastifyRequest): string | undefined =>
  /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];

/** Who calls over HTTP, by bearer token or by cookie. A cookie counts only from our own pages. */
export const identifyRequest = async (
  request: FastifyRequest,
  findCaller: (token: string) => Promise<Caller | undefined>,
  publicUrl: string | undefined,
): Promise<Caller | undefined> => {
  const bearer = readBearer(request);
  if (bearer) return findCaller(bearer);
  const token = readSessionToken(request.raw);
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
  const bearer = readBearer(request);
  const token = bearer ?? readSessionToken(request.raw);
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
  return reply
    .code(refusals[refusal.code as RefusalCode][0])
    .header('cache-control', 'no-store')
    .send({ ok: false, refusal: refusal.toFrame() });
};

const setHiddenCookie = (
  reply: FastifyReply,
  request: FastifyRequest,
  cookie: { name: string; value: string; sameSite: 'lax' | 'strict' },
): void => {
  const secure = request.protocol === 'https';
  void reply.setCookie(cookieNameOf(cookie.name, secure), cookie.value, {
    path: '/',
    httpOnly: true,
    sameSite: cookie.sameSite,
    secure,
    maxAge: 400 * 24 * 3_600,
  });
};

/** Whatever signs in hands out tokens; a page of ours gets them as cookies that scripts cannot read. */
const setCookies = (reply: FastifyReply, request: FastifyRequest, output: unknown): void => {
  const { token, browser } = (output ?? {}) as { token?: unknown; browser?: unknown };
  if (typeof token === 'string')
    setHiddenCookie(reply, request, { name: sessionCookie, value: token, sameSite: 'lax' });
  if (typeof browser === 'string')
    setHiddenCookie(reply, request, { name: browserCookie, value: browser, sameSite: 'strict' });
};

const forgetSession = (reply: FastifyReply): void => {
  void reply.clearCookie(sessionCookie, { path: '/' });
  void reply.clearCookie(cookieNameOf(sessionCookie, true), { path: '/', secure: true });
};

const emptiesCache = new Set(['accounts.splitSession', 'accounts.signOut']);

/** What a page of ours is given as cookies is no business of scripts: the answer says only that it was there. */
const withoutSecrets = (name: string, output: unknown): unknown => {
  const { token, browser } = (output ?? {}) as { token?: unknown; browser?: unknown };
  if (typeof token !== 'string') return output;
  const said = name === 'accounts.renewSession' ? null : '';
  return { ...(output as object), token: said, ...(typeof browser === 'string' && { browser: '' }) };
};

/** `POST /api/<feature>.<method>` with the input as the body. */
export const serveCalls = (
  http: FastifyInstance,
  desk: CallDesk,
  findCaller: (token: string) => Promise<Caller | undefined>,
): void => {
  const options = { bodyLimit: limits.largeBytes };
  http.post<{ Params: { method: string } }>('/api/:method', options, async (request, reply) => {
    const { method: name } = request.params;
    try {
      const text = (request.body as string | undefined) ?? '';
      const limit = methods.get(name)?.large ? limits.largeBytes : limits.frameBytes;
      const input = text === '' ? {} : readObject(text, limit);
      const anyone = methods.get(name)?.caller === 'anyone';
      const who = await identifyRequest(request, findCaller, desk.house.config.publicUrl).catch(
        (error: unknown) => {
          if (anyone && error instanceof Refusal) return undefined;
          throw error;
        },
      );
      const isOurPage = isOwnOrigin(request.raw, desk.house.config.publicUrl);
      const via = {
        address: request.ip,
        client: String(request.headers['user-agent'] ?? '').slice(0, 200),
        browser: isOurPage ? readCookie(request.raw, browserCookie) : undefined,
        token: readBearer(request) ?? (isOurPage ? readSessionToken(request.raw) : undefined),
        session: isOurPage ? readCookie(request.raw, sessionCookie) : undefined,
        connection: undefined,
      };
      const output = await receiveCall(desk, { name, input }, { who, via });
      if (isOurPage) setCookies(reply, request, output);
      const isHidden = isOurPage && !readBearer(request);
      if (name === 'accounts.signOut') forgetSession(reply);
      // A page that seals what it keeps, or forgets it, has no hand in what the browser has cached of people before.
      if (isOurPage && emptiesCache.has(name)) void reply.header('clear-site-data', '"cache"');
      return await reply
        .header('cache-control', 'no-store')
        .send({ ok: true, output: isHidden ? withoutSecrets(name, output) : output });
    } catch (error) {
      return sendRefusal(reply, error instanceof Refusal ? error : refuse('busy', { retryAfterMs: 1_000 }));
    }
  });
};
