import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { JoinRequest } from '@livekit/protocol';
import { readJoin } from './read-join.ts';
import type { JoinToken } from './tokens.ts';

/** Why somebody is turned away, with the words that a client passes on. */
export type TurnedAway = { status: number; code: string };

/** Who comes to the door. */
export type Comer = { token: JoinToken; join: JoinRequest };

/** What decides on those who come. */
export type Door = {
  check(token: string | undefined): Promise<{ token: JoinToken } | TurnedAway>;
  enter(comer: Comer, socket: WebSocket): void;
};

const maxFrame = 600_000;

/** Opens the door for signalling, on a loopback port: LiveKit's `/rtc/v1`, where the browser always offers. */
export async function startSignal(door: Door): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrame, perMessageDeflate: false });
  // A first offer comes along in the address.
  const server = createServer(
    { maxHeaderSize: 256 * 1024 },
    (request, response) => void validate(door, request, response),
  );
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    void welcome(door, { request, socket, head, sockets }).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Knock = { request: IncomingMessage; socket: Duplex; head: Buffer; sockets: WebSocketServer };

async function welcome(door: Door, { request, socket, head, sockets }: Knock): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname !== '/rtc/v1') return turnAway(socket, { status: 404, code: 'notFound' });
  const checked = await door.check(tokenOf(request, url));
  if (!('token' in checked)) return turnAway(socket, checked);
  const join = readJoin(url.searchParams.get('join_request'));
  if (!join) return turnAway(socket, { status: 400, code: 'badJoin' });
  sockets.handleUpgrade(request, socket, head, (opened) =>
    door.enter({ token: checked.token, join }, opened),
  );
}

function turnAway(socket: Duplex, { status, code }: TurnedAway): void {
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: text/plain\r\nContent-Length: ${code.length}\r\nConnection: close\r\n\r\n${code}`,
  );
}

/** Where a client asks why it was turned away, since a browser tells nothing of a refused WebSocket. */
async function validate(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = { 'content-type': 'text/plain', 'access-control-allow-origin': '*' };
  if (url.pathname !== '/rtc/v1/validate') {
    response.writeHead(404, headers).end('notFound');
    return;
  }
  const checked = await door.check(tokenOf(request, url));
  if ('token' in checked) response.writeHead(200, headers).end('success');
  else response.writeHead(checked.status, headers).end(checked.code);
}

function tokenOf(request: IncomingMessage, url: URL): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? url.searchParams.get('access_token') ?? undefined;
}
