import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { MediaEngine } from './engine.ts';

/** Where the signalling of rooms comes in: `/media/<room>/…`. */
export const mediaPath = '/media/';

/** Lines that may be open at once; whoever has no good token is sent away by the worker at once. */
const mostLines = 5_000;
/** How long a room that is moving is waited for, and a worker that does not answer. */
const patienceMs = 10_000;

/** What a worker needs to hear of a request; never the cookie of the session. */
const passedOn = [
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
  'authorization',
  'user-agent',
];

/** Takes an address apart: which room, and what its worker is asked. Pure. */
export const readMediaUrl = (url: string): { roomId: string; rest: string } | undefined => {
  const found = /^\/media\/([\w-]{1,64})(\/rtc(?:\/[\w/]{0,40})?(?:\?[^\s]*)?)$/.exec(url);
  return found ? { roomId: found[1] as string, rest: found[2] as string } : undefined;
};

const refuseLine = (line: Duplex, status: string): void => {
  line.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const within = async <T>(work: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs).unref();
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Where a line goes on: the worker of the room on this machine, or the process of this host that carries calls. */
interface NextDoor {
  host: string;
  port: number;
  /** What is asked for there. */
  path: string;
}

/** Says that a line has been passed on by a process of ours: it is not passed on twice. */
const passedOnHeader = 'x-maru-passed-on';

const findNext = async (
  media: MediaEngine,
  { roomId, rest, url, isPassedOn }: { roomId: string; rest: string; url: string; isPassedOn: boolean },
): Promise<NextDoor | undefined> => {
  const elsewhere = isPassedOn ? undefined : await media.findElsewhere?.();
  if (elsewhere)
    return {
      host: elsewhere.hostname.replace(/^\[|\]$/g, ''),
      port: Number(elsewhere.port || 80),
      path: url,
    };
  const port = await media.findSignalPort?.(roomId);
  return port === undefined ? undefined : { host: '127.0.0.1', port, path: rest };
};

const sayRequest = (request: IncomingMessage, rest: string): string => {
  const headers = passedOn.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [`${name}: ${value}`] : [];
  });
  const known = ['host: worker', `${passedOnHeader}: 1`];
  return [`GET ${rest} HTTP/1.1`, ...known, ...headers, '', ''].join('\r\n');
};

/** Joins two lines: what one says the other hears, no faster than it listens, and they end together. */
const join = (line: Duplex, worker: Duplex): void => {
  for (const [one, other] of [
    [line, worker],
    [worker, line],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
    one.pipe(other);
  }
};

/** Passes WebSockets of rooms on to the worker that carries the room. */
export const makeMediaPipe = (media: MediaEngine) => {
  const lines = new Set<Duplex>();

  const passOn = async (request: IncomingMessage, line: Duplex, head: Buffer): Promise<void> => {
    const asked = readMediaUrl(request.url ?? '');
    if (!asked) return refuseLine(line, '404 Not Found');
    if (lines.size >= mostLines) return refuseLine(line, '503 Service Unavailable');
    lines.add(line);
    line.once('close', () => lines.delete(line));
    const isPassedOn = request.headers[passedOnHeader] !== undefined;
    const next = await within(findNext(media, { ...asked, url: request.url ?? '', isPassedOn }));
    if (!next) return refuseLine(line, '404 Not Found');
    const worker = connect({ port: next.port, host: next.host, noDelay: true });
    worker.once('error', () => refuseLine(line, '503 Service Unavailable'));
    worker.setTimeout(patienceMs, () => worker.destroy(new Error('late')));
    worker.once('connect', () => {
      worker.setTimeout(0);
      if (line.destroyed) return worker.destroy();
      worker.removeAllListeners('error');
      worker.write(sayRequest(request, next.path));
      if (head.length > 0) worker.write(head);
      join(line, worker);
    });
  };
  return {
    passOn: (request: IncomingMessage, line: Duplex, head: Buffer) =>
      void passOn(request, line, head).catch(() => line.destroy()),
    /** Ends all lines: with the host. */
    close() {
      for (const line of lines) line.destroy();
    },
  };
};

/** Answers what a client asks beside its line (why it was sent away), and hears a LiveKit server. */
export const serveMediaQuestions = (http: FastifyInstance, media: MediaEngine): void => {
  if (media.hearWebhook)
    http.post(`${mediaPath}livekit`, async (request, reply) => {
      const isTheirs = await media.hearWebhook?.(String(request.body), request.headers.authorization);
      return reply.code(isTheirs ? 200 : 401).send();
    });
  http.get(`${mediaPath}*`, async (request, reply) => {
    const asked = readMediaUrl(request.url);
    const isPassedOn = request.headers[passedOnHeader] !== undefined;
    const next = asked && (await within(findNext(media, { ...asked, url: request.url, isPassedOn })));
    if (!next) return reply.code(404).send('no such room');
    const { authorization } = request.headers;
    const host = next.host.includes(':') ? `[${next.host}]` : next.host;
    const answer = await fetch(`http://${host}:${next.port}${next.path}`, {
      signal: AbortSignal.timeout(patienceMs),
      headers: { [passedOnHeader]: '1', ...(authorization && { authorization }) },
    });
    const words = (await answer.text()).slice(0, 1_000);
    return reply.code(answer.status).type('text/plain; charset=utf-8').send(words);
  });
};
