import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { CannotStart, type Config } from './config/index.ts';
import {
  buildSwitchboard,
  findProofGuard,
  followEntries,
  logsFeature,
  serveSockets,
} from './gateway/index.ts';
import type { Caller, Feature, House } from './house.ts';
import { whyKeptOut } from './kept-out.ts';
import { readSessionToken } from './http/cookies.ts';
import { isOwnOrigin, openHttp, serveCalls, serveDocuments, serveWebApp } from './http/index.ts';
import { makeMediaPipe, mediaPath, serveInside, serveMediaQuestions } from './media/index.ts';
import { until } from './until.ts';

/** Where people come in. */
export interface Doors {
  port: number;
  /** Sends everybody away, asking them to come back, and closes. */
  close(): Promise<void>;
}

/** Why one cannot listen there, in a sentence for people; what is no news to them is given back as it is. */
const explainDoor = (error: unknown, { port, bind }: Config): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new CannotStart(
      `Port ${port} is already in use: stop the other program or choose another with --port.`,
    );
  if (code === 'EACCES')
    return new CannotStart(
      `Port ${port} needs more rights than this process has: choose one above 1023 with --port.`,
    );
  if (code === 'EADDRNOTAVAIL')
    return new CannotStart(`${bind} is not an address of this machine: choose another with --bind.`);
  return error;
};

/** Listens for a moment: whoever starts on a port that is taken hears so before a database is made for nothing. */
export const requireFreePort = async (config: Config): Promise<void> => {
  if (config.port === 0) return;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject).listen({ port: config.port, host: config.bind }, resolve);
    });
  } catch (error) {
    throw explainDoor(error, config);
  }
  await new Promise((closed) => probe.close(closed));
};

const listen = async (http: Awaited<ReturnType<typeof openHttp>>, config: Config): Promise<number> => {
  try {
    await http.listen({ port: config.port, host: config.bind });
  } catch (error) {
    throw explainDoor(error, config);
  }
  return (http.server.address() as { port: number }).port;
};

/** Who is at the other end: behind a proxy that is believed, whoever it says it heard. */
const addressOf =
  (config: Config) =>
  (request: IncomingMessage): string => {
    const told =
      config.trustProxy === 'on'
        ? String(request.headers['x-forwarded-for'] ?? '')
            .split(',')
            .at(-1)
            ?.trim()
        : '';
    return told || (request.socket.remoteAddress ?? '');
  };

const makeFindCaller = (house: House, features: readonly Feature[]) => {
  const { findCaller } = features.find((feature) => feature.findCaller) ?? {};
  return async (token: string): Promise<Caller | undefined> => findCaller?.(house, token);
};

const openGateway = async (house: House, features: readonly Feature[], helloMs: number | undefined) => {
  const { config } = house;
  const desk = {
    house,
    board: buildSwitchboard([logsFeature(features), ...features], house.metrics),
    requireProof: findProofGuard(features),
    rateLimits: house.rateLimits,
  };
  const findCaller = makeFindCaller(house, features);
  followEntries(house, features);
  const http = await openHttp(house);
  serveCalls(http, desk, findCaller);
  for (const feature of features)
    feature.routes?.(http, house, async (_house, token) => {
      const who = await findCaller(token);
      const keptOut = whyKeptOut(house, who);
      if (keptOut) throw keptOut;
      return who;
    });
  serveDocuments(http);
  serveMedia(http, house);
  await serveWebApp(http);
  await http.ready();
  const cookieTokenOf = (request: IncomingMessage) =>
    isOwnOrigin(request, config.publicUrl) ? readSessionToken(request) : undefined;
  const mediaPipe = makeMediaPipe(house.media);
  const sockets = serveSockets(http.server, {
    desk,
    features,
    findCaller,
    addressOf: addressOf(config),
    cookieTokenOf,
    helloMs,
    elsewhere: { path: mediaPath, passOn: mediaPipe.passOn },
  });
  const drain = async (withinMs: number) => {
    await sockets.drain(withinMs);
    mediaPipe.close();
  };
  return { http, drain };
};

/** How long requests under way may still take when everybody else has gone. */
const lastRequestsMs = 5_000;

/** Counts the requests that have not been answered. */
const countRequests = (http: FastifyInstance): { underWay: number } => {
  const requests = { underWay: 0 };
  http.server.on('request', (_request, response) => {
    requests.underWay += 1;
    response.once('close', () => (requests.underWay -= 1));
  });
  return requests;
};

/** Where nobody else takes people in, there is nothing to wait for. */
const timeToMove = ({ config, processes }: House): number =>
  processes.others().some(({ roles }) => roles.includes('gateway')) ? config.drainMs : 0;

/** What clients ask beside the lines of their calls, and what other processes ask of the engine here. */
const serveMedia = (http: FastifyInstance, { media, keys }: House): void => {
  serveMediaQuestions(http, media);
  if (media.findOwn) serveInside(http, { keys, findOwn: () => media.findOwn?.() });
};

/** A process that serves nobody by itself, but may carry calls: gateways pass the lines of rooms on to it. */
const openBackRoom = async (house: House) => {
  const http = await openHttp(house);
  if (!house.config.roles.includes('media')) return { http, drain: async () => undefined };
  serveMedia(http, house);
  await http.ready();
  const { passOn, close } = makeMediaPipe(house.media);
  http.server.on('upgrade', (request: IncomingMessage, line: Duplex, head: Buffer) => {
    line.on('error', () => undefined);
    if ((request.url ?? '').startsWith(mediaPath)) passOn(request, line, head);
    else line.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return { http, drain: async () => close() };
};

/**
 * Opens the doors of this process: the whole gateway, or, without that role, only its health and figures, and the rooms
 * of calls where it may carry them.
 */
export const openDoors = async (
  house: House,
  features: readonly Feature[],
  helloMs?: number,
): Promise<Doors> => {
  const { http, drain } = house.config.roles.includes('gateway')
    ? await openGateway(house, features, helloMs)
    : await openBackRoom(house);
  try {
    const requests = countRequests(http);
    const port = await listen(http, house.config);
    return {
      port,
      async close() {
        house.health.isLeaving = true;
        const withinMs = timeToMove(house);
        await drain(withinMs);
        if (withinMs > 0) await until(() => requests.underWay === 0, lastRequestsMs);
        await http.close();
      },
    };
  } catch (error) {
    await http.close();
    throw error;
  }
};
