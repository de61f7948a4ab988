import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { limits, uploadsPath } from '@maru/contract';
import fastify, { type FastifyInstance } from 'fastify';
import type { Config } from '../config/index.ts';
import type { House } from '../house.ts';
import { followHouse } from '../metrics/follow-house.ts';
import { isPublicAddress } from '../reach/index.ts';
import { Refusal, refuse } from '../refusal.ts';
import { sendRefusal } from './calls.ts';

/** Where the map takes its tiles from, where that is another host. */
const tileOrigins = (mapTiles: string | undefined): string[] =>
  mapTiles ? [new URL(mapTiles.replaceAll(/[{}]/g, '')).origin] : [];

/** Where calls go through, where that is another host: its line, and the questions beside it. */
const mediaOrigins = (livekitUrl: string | undefined): string[] => {
  if (!livekitUrl) return [];
  const { origin } = new URL(livekitUrl.replace(/^ws/, 'http'));
  return [origin, origin.replace(/^http/, 'ws')];
};

const contentSecurity = ({ mapTiles, livekitUrl }: Pick<Config, 'mapTiles' | 'livekitUrl'>) => ({
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    // The second lets WebAssembly of our own run, with which a PIN becomes a key; still no script from elsewhere.
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': ["'self'", 'blob:'],
    // Styles that components set on elements; no script can come in this way.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', ...tileOrigins(mapTiles)],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...tileOrigins(mapTiles), ...mediaOrigins(livekitUrl)],
    'manifest-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'object-src': ["'none'"],
  },
});

const asRefusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return refuse('too_large');
  if (statusCode && statusCode < 500) return refuse('bad_frame');
  return refuse('internal');
};

/** How long the body of a request may take to come; uploads have an eye on their own. */
const bodyMs = 60_000;

/** Closes the line of whoever sends a body so slowly that it would be held open for nothing. */
const hurryBodies = (http: FastifyInstance): void => {
  http.addHook('onRequest', (request, _reply, done) => {
    if (!request.raw.complete && !request.url.startsWith(uploadsPath)) {
      const timer = setTimeout(() => request.raw.socket.destroy(), bodyMs).unref();
      const rest = () => clearTimeout(timer);
      request.raw.once('end', rest).once('close', rest);
    }
    done();
  });
};

/** What the HTTP side of every process has: health, metrics, safe headers. */
export const openHttp = async (house: House): Promise<FastifyInstance> => {
  const http = fastify({
    bodyLimit: limits.frameBytes,
    // One proxy in front: the last address it added is whom it heard.
    trustProxy: house.config.trustProxy === 'on' ? (_address, hop) => hop < 1 : false,
    forceCloseConnections: true,
    // The bytes of a large file may take this long in one request; anything else has a minute, see below.
    requestTimeout: 6 * 3_600_000,
    routerOptions: { maxParamLength: 200 },
  });
  await http.register(helmet, {
    contentSecurityPolicy: contentSecurity(house.config),
    hsts: house.config.publicUrl?.startsWith('https:') ? {} : false,
    crossOriginEmbedderPolicy: false,
  });
  hurryBodies(http);
  await http.register(cookie);
  // Bodies are read as text, whatever they call themselves, and parsed once, by the gateway's own rules.
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  http.setErrorHandler(async (error, _request, reply) => sendRefusal(reply, asRefusal(error)));

  http.get('/healthz', async () => ({ ok: true }));
  http.get('/readyz', async (_request, reply) => {
    if (house.health.isLeaving) return reply.code(503).send({ ok: false });
    try {
      await house.db.check();
      return { ok: true };
    } catch {
      return reply.code(503).send({ ok: false });
    }
  });
  followHouse(house);
  http.get('/metrics', async (request, reply) => {
    const { metrics } = house.config;
    if (metrics === 'off' || (metrics === 'network' && isPublicAddress(request.ip)))
      return sendRefusal(reply, refuse('unknown_method'));
    return reply.type(house.metrics.registry.contentType).send(await house.metrics.registry.metrics());
  });
  return http;
};
