import type { Socket } from 'node:net';
import { closeCodes, type AccountId, type DeviceId, type LogName, type SessionId } from '@maru/contract';
import type { WebSocket } from 'ws';
import type { Figures } from '../metrics/index.ts';
import { textFrames } from './text-frames.ts';

/**
 * Bytes that may wait for a slow reader. Past this the next frames close its connection instead of waiting too, and it
 * catches up when it returns. One large answer may go past it.
 */
const slowReaderBytes = 4_000_000;
/** Bytes that may wait while a reader is being caught up: there is no hurry, so little is kept in memory. */
const catchUpBytes = 256_000;

const textFrame = { binary: false, compress: false, fin: true };

const waitingToFlush: Connection[] = [];
let flushPlanned = false;

const flushAll = (): void => {
  flushPlanned = false;
  for (const connection of waitingToFlush.splice(0)) connection.flush();
};

/** What a connection needs to know of a log it reads. */
export interface ReadLog {
  readonly log: LogName;
  isBehind(seq: number): boolean;
}

/** One socket of one session: where frames go out. Frames of one tick leave as one write. */
export class Connection {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  /** The device that the session is of. */
  readonly deviceId: DeviceId;
  /** The logs this connection reads. */
  channels: ReadLog[] = [];
  /** Logs that are being read from a cursor, each with the newest seq that passed by meanwhile. */
  catchingUp: Map<LogName, number> | null = null;
  /** Logs whose cursor was read ahead of what this process has handed on: up to there, news is no news. */
  servedAhead: Map<LogName, number> | null = null;
  /** What features keep for as long as the connection lasts, by their own name. */
  notes: Record<string, unknown> | null = null;
  closed = false;
  private outgoing: (Buffer | string)[] = [];
  private readonly socket: WebSocket;
  private readonly figures: Pick<Figures, 'slowReaders'>;

  constructor(
    socket: WebSocket,
    who: { accountId: AccountId; sessionId: SessionId; deviceId: DeviceId },
    figures: Pick<Figures, 'slowReaders'>,
  ) {
    this.socket = socket;
    this.figures = figures;
    this.accountId = who.accountId;
    this.sessionId = who.sessionId;
    this.deviceId = who.deviceId;
  }

  /** Sends a frame with the others of this tick. */
  push(frame: Buffer | string): void {
    if (this.closed) return;
    if (this.outgoing.length === 0) {
      waitingToFlush.push(this);
      if (!flushPlanned) {
        flushPlanned = true;
        setImmediate(flushAll);
      }
    }
    this.outgoing.push(frame);
  }

  /** Writes what is waiting. */
  flush(): void {
    const frames = this.outgoing;
    this.outgoing = [];
    if (this.closed || frames.length === 0) return;
    if (this.socket.bufferedAmount > slowReaderBytes) {
      this.figures.slowReaders += 1;
      return this.close(closeCodes.slow, 'too slow');
    }
    const { _socket: line } = this.socket as unknown as { _socket?: Socket };
    const bytes = this.socket.readyState === this.socket.OPEN ? textFrames(frames) : undefined;
    // The library has nothing of its own waiting: nothing is compressed here.
    if (bytes && line) return void line.write(bytes);
    line?.cork();
    for (const frame of frames) this.socket.send(frame, textFrame);
    line?.uncork();
  }

  /** Writes what is waiting, and resolves when the reader has taken most of it in. */
  async drained(): Promise<void> {
    this.flush();
    while (!this.closed && this.socket.bufferedAmount > catchUpBytes)
      await new Promise((done) => setTimeout(done, 10));
  }

  /** Writes what is waiting and closes with a code. A peer that does not answer is cut off. */
  close(code: number, reason: string): void {
    if (this.closed) return;
    if (code !== closeCodes.slow) this.flush();
    this.closed = true;
    this.outgoing = [];
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), code === closeCodes.slow ? 50 : 2_000).unref();
  }
}
