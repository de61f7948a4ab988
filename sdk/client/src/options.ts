import type { Entry, LogName, Signal, Welcome } from '@maru/contract';
import type { LogReaders } from './log-readers.ts';
import type { Timers } from './timers.ts';

/** What a client needs of a WebSocket; the browser's and the one of `ws` both have it. */
export interface Socket {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

/** Makes a socket to an address. */
export type SocketMaker = new (url: string) => Socket;

/**
 * How the line is: `idle` before `connect`, `connecting` up to the first welcome of a line, `online`, `waiting` for the
 * next try, `signedOut` for good, `keptOut` by an operator for now, `closed` by us.
 */
export type LineState = 'idle' | 'connecting' | 'online' | 'waiting' | 'signedOut' | 'keptOut' | 'closed';

/** Where the host is, who calls, and who wants to hear what comes. */
export interface ClientOptions {
  /** The address of the host, for example `https://chat.example.org`. */
  url: string;
  /** Left out by a browser that holds the session cookie. */
  token?: string;
  /**
   * Keeps the new token of the session: it is renewed about once a day. Without it, the first one is used for good. The
   * one before counts until the new one is used, and two minutes longer; used after that, it ends the session.
   */
  onToken?: (token: string) => void;
  /** The WebSocket to use where there is no global one. */
  WebSocket?: SocketMaker;
  fetch?: typeof globalThis.fetch;
  /** Up to where each log has been read; these logs are tracked from the start. */
  cursors?: Readonly<Record<string, number>>;
  /** The epoch these cursors belong to. */
  epoch?: string;
  /** Shown to its owner in the list of sessions, for example `Firefox on Linux`. */
  client?: string;
  timers?: Timers;
  /** Readers shared with somebody else, instead of the client's own. */
  readers?: LogReaders;
  onEntry?: (entry: Entry) => void;
  onSignal?: (signal: Signal) => void;
  onState?: (state: LineState) => void;
  onWelcome?: (welcome: Welcome) => void;
  onCaughtUp?: (logs: LogName[]) => void;
  /** The host's data has been wound back: cursors have been dropped, and everything kept is to be read again. */
  onEpochChanged?: (epoch: string) => void;
}
