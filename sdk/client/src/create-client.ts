import {
  closeCodes,
  methods,
  type InputOf,
  type LogName,
  type MethodName,
  type OutputOf,
  type ServerFrame,
  type Welcome,
} from '@maru/contract';
import { backoffMs, movingMs } from './backoff.ts';
import { callOverHttp } from './call-over-http.ts';
import { LineLostError, RefusalError } from './errors.ts';
import { startHeartbeat, type Heartbeat } from './heartbeat.ts';
import { createLogReaders } from './log-readers.ts';
import {
  machineTimers,
  type ClientOptions,
  type LineState,
  type Socket,
  type SocketMaker,
} from './options.ts';
import { createPendingCalls, isRepeatable } from './pending-calls.ts';

/** A line to a host that keeps itself up, and the typed calls over it. */
export interface Client {
  readonly state: LineState;
  /** Opens the gateway line and keeps it up until `close`. */
  connect(): void;
  /** Calls a method: over the gateway when the line is in use, over HTTP before that and for methods of anyone. */
  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Calls a method over HTTP whatever the line does: what sets or clears a cookie must go this way. */
  callOverHttp<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** From here on the entries of this log come in order, each once, holes filled. */
  track(log: LogName, afterSeq: number): void;
  untrack(log: LogName): void;
  /** Tries now: the network is back, or the page is looked at again. */
  wake(): void;
  close(): void;
}

const signedOutRefusal = { code: 'not_signed_in', message: 'The session has ended.' } as const;

/** Makes a client for a host; nothing is opened before `connect`. */
export const createClient = (options: ClientOptions): Client => {
  const timers = options.timers ?? machineTimers;
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const SocketOf = options.WebSocket ?? (globalThis.WebSocket as unknown as SocketMaker);
  const pending = createPendingCalls();
  let state: LineState = 'idle';
  let socket: Socket | undefined;
  let heartbeat: Heartbeat | undefined;
  let retry: unknown;
  let attempt = 0;
  let epoch = options.epoch;

  const http = <Name extends MethodName>(name: Name, input: InputOf<Name>) =>
    callOverHttp({ url: options.url, token: options.token, fetch }, name, input);

  const call = <Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    if (state === 'idle' || methods.get(name)?.caller === 'anyone') return http(name, input);
    if (state === 'signedOut') return Promise.reject(new RefusalError(signedOutRefusal));
    if (state === 'closed' || (state === 'waiting' && !isRepeatable(name))) {
      return Promise.reject(new LineLostError());
    }
    const { answer } = pending.add(name, input);
    if (state === 'online') pending.sendAll(sendFrame);
    return answer;
  };

  const readers =
    options.readers ??
    createLogReaders({
      read: (input) => call('logs.read', input),
      onEntry: (entry) => options.onEntry?.(entry),
      timers,
    });
  for (const [log, seq] of Object.entries(options.cursors ?? {})) readers.track(log as LogName, seq);

  const sendFrame = (frame: object): void => socket?.send(JSON.stringify(frame));

  const changeState = (next: LineState): void => {
    if (state === next) return;
    state = next;
    options.onState?.(next);
  };

  const hello = (): void => {
    const cursors = readers.cursors();
    sendFrame({
      hello: {
        ...(options.token === undefined ? {} : { token: options.token }),
        ...(epoch === undefined ? {} : { epoch }),
        ...(Object.keys(cursors).length === 0 ? {} : { cursors }),
        ...(options.client === undefined ? {} : { client: options.client }),
      },
    });
  };

  const receiveWelcome = (welcome: Welcome): void => {
    attempt = 0;
    const wound = epoch !== undefined && epoch !== welcome.epoch;
    epoch = welcome.epoch;
    if (wound) {
      readers.clear();
      options.onEpochChanged?.(welcome.epoch);
    }
    changeState('online');
    options.onWelcome?.(welcome);
    pending.sendAll(sendFrame);
  };

  const receive = (frame: ServerFrame): void => {
    heartbeat?.heard();
    if ('entry' in frame) readers.accept(frame.entry);
    else if ('signal' in frame) options.onSignal?.(frame.signal);
    else if ('ok' in frame) pending.answer(frame.id, frame);
    else if ('welcome' in frame) receiveWelcome(frame.welcome);
    else if ('caughtUp' in frame) options.onCaughtUp?.(frame.caughtUp.logs);
    else if ('refusal' in frame && frame.refusal.code === 'not_signed_in') endSignedOut();
  };

  const letGo = (): void => {
    heartbeat?.stop();
    heartbeat = undefined;
    if (!socket) return;
    const old = socket;
    socket = undefined;
    old.onopen = old.onmessage = old.onclose = null;
    // A socket that fails while it is being closed must not end a Node process.
    old.onerror = () => {};
    old.close();
  };

  const endSignedOut = (): void => {
    letGo();
    timers.clearTimeout(retry);
    changeState('signedOut');
    pending.rejectAll(new RefusalError(signedOutRefusal));
  };

  const lineLost = (code?: number): void => {
    letGo();
    if (code === closeCodes.signedOut) return endSignedOut();
    pending.lineLost();
    const ms = code === closeCodes.moving ? movingMs(timers) : backoffMs(attempt, timers);
    attempt += 1;
    timers.clearTimeout(retry);
    retry = timers.setTimeout(open, ms);
    changeState('waiting');
  };

  const open = (): void => {
    letGo();
    timers.clearTimeout(retry);
    changeState('connecting');
    const line = new SocketOf(`${options.url.replace(/^http/, 'ws').replace(/\/$/, '')}/gateway`);
    socket = line;
    heartbeat = startHeartbeat(timers, (ping) => line.readyState === 1 && sendFrame({ ping }), lineLost);
    line.onopen = hello;
    line.onerror = () => {};
    line.onclose = (event: { code?: number }) => socket === line && lineLost(event.code);
    line.onmessage = (event: { data: unknown }) => {
      if (socket === line) receive(JSON.parse(String(event.data)) as ServerFrame);
    };
  };

  return {
    get state() {
      return state;
    },
    connect() {
      if (state === 'idle' || state === 'closed') open();
    },
    call,
    callOverHttp: http,
    track(log, afterSeq) {
      readers.track(log, afterSeq);
      if (state === 'online') void readers.catchUp(log);
    },
    untrack: (log) => readers.untrack(log),
    wake() {
      if (state === 'waiting') {
        attempt = 0;
        open();
      } else if (state === 'online') heartbeat?.ask();
    },
    close() {
      letGo();
      timers.clearTimeout(retry);
      changeState('closed');
      pending.rejectAll(new LineLostError());
    },
  };
};
