import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes, limits, PingFrame, type ServerFrame } from '@maru/contract';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Caller, Feature, Via } from '../house.ts';
import type { Connection } from '../live/index.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { CallDesk } from './receive-call.ts';
import { receiveCall } from './receive-call.ts';
import { FairTurns, type Waiter } from './fair-turns.ts';
import { Heartbeat, type Beating } from './heartbeat.ts';
import { greet, identify } from './greet.ts';
import { until } from '../until.ts';
import { readCall, readObject } from './read-frame.ts';

/** What the gateway needs from the HTTP side of the house. */
export interface SocketDoor {
  desk: CallDesk;
  features: readonly Feature[];
  findCaller: (token: string) => Promise<Caller | undefined>;
  addressOf: (request: IncomingMessage) => string;
  /** The token of the session cookie, when the request comes from our own pages. */
  cookieTokenOf: (request: IncomingMessage) => string | undefined;
  /** How long a fresh socket may take to say hello. */
  helloMs?: number | undefined;
  /** Where sockets below another path go. */
  elsewhere?: { path: string; passOn: (request: IncomingMessage, line: Duplex, head: Buffer) => void };
}

/** How long a fresh socket may take to say hello. */
const helloMs = 10_000;
/** Calls of one connection that may be under way at once; further frames wait. */
const callsAtOnce = 64;
/** Frames of one connection that wait here; further ones wait in its socket. */
const framesWaiting = 64;
const heartbeatMs = 30_000;
/** How long calls under way may still take when all who could have moved. */
const lastCallsMs = 5_000;

/** What visits share. */
interface Doors {
  door: SocketDoor;
  turns: FairTurns;
  heartbeat: Heartbeat;
}

class Visit implements Waiter, Beating {
  private connection: Connection | undefined;
  /** With every call of this socket. */
  private caller: { who: Caller; via: Via } | undefined;
  private greeting = false;
  private readonly impatience: NodeJS.Timeout;
  private underWay = 0;
  readonly taken = { turn: 0, frames: 0 };
  private readonly waiting: { data: RawData; isBinary: boolean }[] = [];
  private isInLine = false;
  private isHeld = false;
  private alive = true;
  readonly beatAt: number;
  private readonly door: SocketDoor;
  private readonly turns: FairTurns;
  private readonly socket: WebSocket;
  private readonly from: { address: string; client: string; cookieToken: string | undefined };

  constructor({ door, turns, heartbeat }: Doors, socket: WebSocket, from: Visit['from']) {
    this.door = door;
    this.turns = turns;
    this.socket = socket;
    this.from = from;
    this.beatAt = heartbeat.nextStep();
    this.impatience = setTimeout(() => this.end(closeCodes.badFrame, 'no hello'), door.helloMs ?? helloMs);
    socket.on('message', (data, isBinary) => this.receive(data, isBinary));
    socket.on('pong', () => (this.alive = true));
    // Protocol errors (a frame past maxPayload, bad UTF-8) close the socket by themselves.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(this.impatience);
      this.leave();
    });
  }

  /** Cuts a peer that has gone without a word. */
  beat(): void {
    if (!this.alive) return this.socket.terminate();
    this.alive = false;
    this.socket.ping();
  }

  end(code: number, reason: string): void {
    if (this.connection) this.connection.close(code, reason);
    else this.socket.close(code, reason);
  }

  /** Asks to come again, to another process. */
  askToMove(withinMs: number): void {
    if (!this.connection) return this.end(closeCodes.moving, 'moving');
    this.door.desk.house.metrics.figures.socketsMoved += 1;
    this.send({ move: { withinMs } });
  }

  isBusy(): boolean {
    return this.underWay > 0 || this.waiting.length > 0;
  }

  handleNext(): boolean {
    const next = this.waiting.shift();
    if (next) this.hear(next.data, next.isBinary);
    this.hold();
    this.isInLine = this.canGoOn();
    return this.isInLine;
  }

  /** Handles a frame in this turn of the event loop, or lines it up. */
  private receive(data: RawData, isBinary: boolean): void {
    this.alive = true;
    if (this.waiting.length === 0 && this.underWay < callsAtOnce && this.turns.take(this))
      return this.hear(data, isBinary);
    this.waiting.push({ data, isBinary });
    this.hold();
    this.lineUp();
  }

  private canGoOn(): boolean {
    return this.waiting.length > 0 && this.underWay < callsAtOnce;
  }

  private lineUp(): void {
    if (this.isInLine || !this.canGoOn()) return;
    this.isInLine = true;
    this.turns.wait(this);
  }

  /** Takes nothing more from the socket while enough of it waits. */
  private hold(): void {
    const isFull = this.waiting.length >= framesWaiting || this.underWay >= callsAtOnce;
    if (isFull === this.isHeld) return;
    this.isHeld = isFull;
    if (isFull) this.socket.pause();
    else this.socket.resume();
  }

  private leave(): void {
    const { connection } = this;
    this.waiting.length = 0;
    this.connection = undefined;
    if (!connection) return;
    connection.closed = true;
    for (const feature of this.door.features) feature.onDisconnect?.(this.door.desk.house, connection);
    this.door.desk.house.live.remove(connection);
  }

  private send(frame: unknown): void {
    const text = JSON.stringify(frame);
    if (this.connection) this.connection.push(text);
    else if (this.socket.readyState === this.socket.OPEN) this.socket.send(text);
  }

  /** Nothing of the frame is kept while its call is under way. */
  private hear(data: RawData, isBinary: boolean): void {
    try {
      if (isBinary) throw refuse('bad_frame');
      const frame = readObject((data as Buffer).toString());
      if (this.caller) return this.answer(frame, this.caller);
      if (this.greeting) throw refuse('bad_frame');
      this.greeting = true;
      this.welcome(frame).catch((error: unknown) => this.refuse(error));
    } catch (error) {
      this.refuse(error);
    }
  }

  private refuse(error: unknown): void {
    const refusal = error instanceof Refusal ? error : refuse('busy', { retryAfterMs: 1_000 });
    this.door.desk.house.metrics.countRefusal(refusal.code);
    this.send({ refusal: refusal.toFrame() });
    if (this.connection) return;
    const code =
      refusal.code === 'not_signed_in'
        ? closeCodes.signedOut
        : ['account_suspended', 'account_leaving', 'guardian_needed'].includes(refusal.code)
          ? closeCodes.keptOut
          : refusal.code === 'busy'
            ? closeCodes.moving
            : closeCodes.badFrame;
    this.end(code, refusal.code);
  }

  private async welcome(frame: unknown): Promise<void> {
    const { house, rateLimits } = this.door.desk;
    rateLimits.spend('normal', this.from.address, undefined);
    const { hello, who } = await identify(house, frame, {
      cookieToken: this.from.cookieToken,
      findCaller: this.door.findCaller,
    });
    const connection = await greet(house, this.door.features, { socket: this.socket, who, hello });
    if (this.socket.readyState !== this.socket.OPEN) return house.live.remove(connection);
    clearTimeout(this.impatience);
    const { address, client } = this.from;
    this.caller = { who, via: { address, client, browser: undefined, connection } };
    this.connection = connection;
    for (const feature of this.door.features) feature.onConnect?.(house, connection);
  }

  private answer(frame: Record<string, unknown>, caller: { who: Caller; via: Via }): void {
    if ('ping' in frame) {
      const ping = PingFrame.safeParse(frame);
      if (!ping.success) throw refuse('bad_frame');
      return this.send({ pong: ping.data.ping });
    }
    const { id, call, input } = readCall(frame);
    this.underWay += 1;
    this.hold();
    void receiveCall(this.door.desk, { name: call, input }, caller).then(
      (output) => this.finish({ id, ok: true, output }),
      (error: Refusal) => this.finish({ id, ok: false, refusal: error.toFrame() }),
    );
  }

  /** Sends the answer of a call, and makes room for the next. */
  private finish(answer: Extract<ServerFrame, { ok: boolean }>): void {
    this.underWay -= 1;
    try {
      this.send(answer);
    } catch (error) {
      this.refuse(error);
    }
    this.hold();
    this.lineUp();
  }
}

const ownCodes = new Set<number>([...Object.values(closeCodes), 1000, 1001, 1005, 1006, 1009]);

/** Clients can close with any number: those that nobody knows are one, so that there are never many figures. */
const shownCode = (code: number): string => (ownCodes.has(code) ? String(code) : 'other');

const refuseUpgrade = (line: Duplex, status: string): void => {
  line.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Where everybody connected to this process can be sent away. */
export interface Sockets {
  /** Takes nobody in any more, and sends everybody to the other processes within this time; 0 is at once. */
  drain(withinMs: number): Promise<void>;
}

/** Answers WebSocket upgrades on `/gateway`. */
export const serveSockets = (server: Server, door: SocketDoor): Sockets => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const visits = new Set<Visit>();
  const heartbeat = new Heartbeat(visits, heartbeatMs);
  const doors = { door, turns: new FairTurns(), heartbeat };
  let isDraining = false;
  const { metrics } = door.desk.house;
  metrics.follow({
    name: 'maru_sockets',
    help: 'Open sockets, with those that have not said hello',
    read: () => visits.size,
  });
  server.on('upgrade', (request: IncomingMessage, line: Duplex, head: Buffer) => {
    line.on('error', () => undefined);
    const { elsewhere } = door;
    const isElsewhere = elsewhere !== undefined && (request.url ?? '').startsWith(elsewhere.path);
    if (!isElsewhere && request.url?.split('?')[0] !== '/gateway')
      return refuseUpgrade(line, '404 Not Found');
    if (isDraining) return refuseUpgrade(line, '503 Service Unavailable');
    const address = door.addressOf(request);
    try {
      door.desk.rateLimits.spend('normal', address, undefined);
    } catch {
      return refuseUpgrade(line, '429 Too Many Requests');
    }
    if (isElsewhere) return elsewhere.passOn(request, line, head);
    const from = {
      address,
      client: String(request.headers['user-agent'] ?? '').slice(0, 200),
      cookieToken: door.cookieTokenOf(request),
    };
    sockets.handleUpgrade(request, line, head, (socket) => {
      const visit = new Visit(doors, socket, from);
      visits.add(visit);
      metrics.figures.socketsOpened += 1;
      socket.on('close', (code) => {
        visits.delete(visit);
        metrics.socketsClosed.inc({ code: shownCode(code) });
      });
    });
  });
  return {
    async drain(withinMs) {
      isDraining = true;
      heartbeat.stop();
      if (withinMs > 0) {
        for (const visit of visits) visit.askToMove(withinMs);
        await until(() => visits.size === 0, withinMs);
        await until(() => ![...visits].some((visit) => visit.isBusy()), lastCallsMs);
      }
      for (const visit of visits) visit.end(closeCodes.moving, 'moving');
      await until(() => visits.size === 0, 2_000);
    },
  };
};
