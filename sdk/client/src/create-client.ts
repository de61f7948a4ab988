import {
  closeCodes,
  howToCall,
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
import { createLogReaders, type LogReaders } from './log-readers.ts';
import type { ClientOptions, LineState, Socket, SocketMaker } from './options.ts';
import { planMoving, type Moving } from './moving.ts';
import { createPendingCalls, isRepeatable } from './pending-calls.ts';
import { planRenewal, type Renewal } from './renewal.ts';
import { machineTimers, type Timers } from './timers.ts';

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

const endings = {
  signedOut: { code: 'not_signed_in', message: 'The session has ended.' },
  keptOut: { code: 'account_suspended', message: 'An operator keeps this account out.' },
} as const;

class GatewayClient implements Client {
  state: LineState = 'idle';
  private readonly options: ClientOptions;
  private readonly timers: Timers;
  private readonly readers: LogReaders;
  private readonly pending = createPendingCalls();
  private socket: Socket | undefined;
  private heartbeat: Heartbeat | undefined;
  private retry: unknown;
  private attempt = 0;
  private epoch: string | undefined;
  private token: string | undefined;
  private readonly renewal: Renewal;
  private readonly moving: Moving;
  /** The cursors of the hello of this line: what the host catches up by itself. */
  private told: Readonly<Record<string, number>> = {};

  constructor(options: ClientOptions) {
    this.options = options;
    this.timers = options.timers ?? machineTimers;
    this.epoch = options.epoch;
    this.token = options.token;
    this.renewal = planRenewal(this.timers, () => this.renew());
    this.moving = planMoving(
      this.timers,
      () => this.pending.inFlight(),
      () => this.leave(),
    );
    this.readers =
      options.readers ??
      createLogReaders({
        read: (input) => this.call('logs.read', input),
        onEntry: (entry) => options.onEntry?.(entry),
        timers: this.timers,
      });
    for (const [log, seq] of Object.entries(options.cursors ?? {})) {
      this.readers.track(log as LogName, seq);
    }
  }

  connect(): void {
    if (this.state === 'idle' || this.state === 'closed') this.open();
  }

  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const { anyone, large } = howToCall(name);
    if (this.state === 'idle' || anyone || large) return this.callOverHttp(name, input);
    if (this.state === 'signedOut' || this.state === 'keptOut')
      return Promise.reject(new RefusalError(endings[this.state]));
    if (this.state === 'closed' || (this.state === 'waiting' && !isRepeatable(name))) {
      return Promise.reject(new LineLostError());
    }
    const { answer } = this.pending.add(name, input);
    if (this.state === 'online' && !this.moving.isUnderWay()) this.sendPending();
    return answer;
  }

  callOverHttp<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const { url } = this.options;
    const { token } = this;
    const fetch = this.options.fetch ?? ((...request) => globalThis.fetch(...request));
    return callOverHttp({ url, token, fetch }, name, input);
  }

  track(log: LogName, afterSeq: number): void {
    this.readers.track(log, afterSeq);
    if (this.state === 'online') void this.readers.catchUp(log);
  }

  untrack(log: LogName): void {
    this.readers.untrack(log);
  }

  wake(): void {
    if (this.state === 'online') this.heartbeat?.ask();
    if (this.state !== 'waiting') return;
    this.attempt = 0;
    this.open();
  }

  close(): void {
    this.renewal.stop();
    this.letGo();
    this.timers.clearTimeout(this.retry);
    this.changeState('closed');
    this.pending.rejectAll(new LineLostError());
  }

  private open(): void {
    this.letGo();
    this.timers.clearTimeout(this.retry);
    this.changeState('connecting');
    const SocketOf = this.options.WebSocket ?? (globalThis.WebSocket as unknown as SocketMaker);
    const { url } = this.options;
    const socket = new SocketOf(`${url.replace(/^http/, 'ws').replace(/\/$/, '')}/gateway`);
    this.socket = socket;
    this.heartbeat = startHeartbeat(
      this.timers,
      (ping) => socket.readyState === 1 && this.send({ ping }),
      () => this.lineLost(),
    );
    socket.onopen = () => this.sendHello();
    socket.onerror = () => {};
    socket.onclose = (event: { code?: number }) => {
      if (this.socket === socket) this.lineLost(event.code);
    };
    socket.onmessage = (event: { data: unknown }) => {
      if (this.socket === socket) this.receive(JSON.parse(String(event.data)) as ServerFrame);
    };
  }

  private send(frame: object): void {
    this.socket?.send(JSON.stringify(frame));
  }

  private sendPending(): void {
    this.pending.sendAll((frame) => this.send(frame));
  }

  private sendHello(): void {
    const { client } = this.options;
    const { token } = this;
    const cursors = this.readers.cursors();
    this.told = cursors;
    this.send({
      hello: {
        ...(token === undefined ? {} : { token }),
        ...(this.epoch === undefined ? {} : { epoch: this.epoch }),
        ...(Object.keys(cursors).length === 0 ? {} : { cursors }),
        ...(client === undefined ? {} : { client }),
      },
    });
  }

  private receive(frame: ServerFrame): void {
    this.heartbeat?.heard();
    if ('entry' in frame) this.readers.accept(frame.entry);
    else if ('signal' in frame) this.options.onSignal?.(frame.signal);
    else if ('ok' in frame) {
      this.pending.answer(frame.id, frame);
      this.moving.answered();
    } else if ('move' in frame) this.moving.asked(frame.move.withinMs);
    else if ('welcome' in frame) this.receiveWelcome(frame.welcome);
    else if ('caughtUp' in frame) this.options.onCaughtUp?.(frame.caughtUp.logs);
    else if ('refusal' in frame && frame.refusal.code === 'not_signed_in') this.end('signedOut');
    else if ('refusal' in frame && frame.refusal.code === 'account_suspended') this.end('keptOut');
  }

  private receiveWelcome(welcome: Welcome): void {
    this.attempt = 0;
    const wound = this.epoch !== undefined && this.epoch !== welcome.epoch;
    this.epoch = welcome.epoch;
    if (wound) {
      this.readers.clear();
      this.options.onEpochChanged?.(welcome.epoch);
    }
    // A program that does not keep the new one must not be given any: the old one would not count any more.
    if (this.token === undefined || this.options.onToken) this.renewal.welcomed(welcome);
    this.changeState('online');
    this.options.onWelcome?.(welcome);
    this.sendPending();
    this.catchUpUntold();
  }

  /** A browser is given the new secret as a cookie, and nothing here. */
  private async renew(): Promise<void> {
    const { token } = await this.callOverHttp('accounts.renewSession', {});
    if (token === null || this.token === undefined) return;
    this.token = token;
    this.options.onToken?.(token);
  }

  /** Logs that were tracked while the hello was on its way: the host does not know of them. */
  private catchUpUntold(): void {
    for (const [log, cursor] of Object.entries(this.readers.cursors())) {
      if (cursor < (this.told[log] ?? Infinity)) void this.readers.catchUp(log as LogName);
    }
  }

  private changeState(next: LineState): void {
    if (this.state === next) return;
    this.state = next;
    this.options.onState?.(next);
  }

  /** To another process: what could not be answered in time is treated as on a line that broke. */
  private leave(): void {
    this.letGo();
    this.pending.moveOn();
    this.open();
  }

  private letGo(): void {
    this.moving.stop();
    this.heartbeat?.stop();
    this.heartbeat = undefined;
    const old = this.socket;
    this.socket = undefined;
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = null;
    // A socket that fails while it is being closed must not end a Node process.
    old.onerror = () => {};
    old.close();
  }

  private lineLost(code?: number): void {
    if (code === closeCodes.signedOut) return this.end('signedOut');
    if (code === closeCodes.keptOut) return this.end('keptOut');
    this.letGo();
    this.pending.lineLost();
    const ms = code === closeCodes.moving ? movingMs(this.timers) : backoffMs(this.attempt, this.timers);
    this.attempt += 1;
    this.timers.clearTimeout(this.retry);
    this.retry = this.timers.setTimeout(() => this.open(), ms);
    this.changeState('waiting');
  }

  private end(state: keyof typeof endings): void {
    this.renewal.stop();
    this.letGo();
    this.timers.clearTimeout(this.retry);
    this.changeState(state);
    this.pending.rejectAll(new RefusalError(endings[state]));
  }
}

/** Makes a client for a host; nothing is opened before `connect`. */
export const createClient = (options: ClientOptions): Client => new GatewayClient(options);
