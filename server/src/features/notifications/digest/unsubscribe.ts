import type { FastifyInstance } from 'fastify';
import type { House } from '../../../platform/house.ts';
import { presentSettings } from '../present.ts';
import { changeSettings } from '../settings.ts';
import { readSettings } from '../store.ts';
import { unsubscribePage } from './unsubscribe-page.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

/** Where the links of letters lead. Below `/api`, so that an installed app does not answer in our place. */
export const unsubscribePath = '/api/unsubscribe';

const look = async (house: House, token: string) => {
  const accountId = readUnsubscribeToken(house.keys, token, house.clock.now());
  const settings = accountId && (await readSettings(house.db, accountId));
  return accountId && settings && { accountId, digest: presentSettings(settings).digest };
};

/** `GET` asks, as programs that look into mails open links too; `POST` ends the mails (RFC 8058). Twice is the same as once. */
export const routes = (http: FastifyInstance, house: House): void => {
  const { hostName } = house.config;
  http.get<{ Params: { token: string } }>(`${unsubscribePath}/:token`, async (request, reply) => {
    house.rateLimits.spend('normal', request.ip, undefined);
    const found = await look(house, request.params.token);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (!found) return reply.code(404).send(unsubscribePage('en', 'gone', hostName));
    const kind = found.digest.every === 'never' ? 'done' : 'ask';
    return reply.send(unsubscribePage(found.digest.language, kind, hostName));
  });
  http.post<{ Params: { token: string } }>(`${unsubscribePath}/:token`, async (request, reply) => {
    house.rateLimits.spend('normal', request.ip, undefined);
    const found = await look(house, request.params.token);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (!found) return reply.code(404).send(unsubscribePage('en', 'gone', hostName));
    const { accountId, digest } = found;
    if (digest.every !== 'never')
      await changeSettings(house, accountId, { digest: { ...digest, every: 'never' } });
    return reply.send(unsubscribePage(digest.language, 'done', hostName));
  });
};
