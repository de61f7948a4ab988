import { setImmediate as nextTick, setTimeout as sleep } from 'node:timers/promises';
import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';

/** A line to NATS that keeps itself up. */
export interface NatsLine {
  /** Undefined before the first time. */
  connection(): NatsConnection | undefined;
  isUp(): boolean;
  /** Resolves when the server has taken in all that was sent before, or when the line is down. */
  settled(): Promise<void>;
  /** Resolves when the line is up for the first time, or after a while. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Which line, and who is told how it is. */
export interface LineOptions {
  urls: string;
  name: string;
  /** A server that takes longer than this counts as away: it was stopped, or the network was cut without a word. */
  patienceMs: number;
  /** A fresh connection: nothing is subscribed to yet. */
  onConnection(connection: NatsConnection): void;
  /** Up, and the server knows all subscriptions. */
  onUp(): void;
  onDown(): void;
}

const againMs = 500;

/** Addresses with a comma between; a name and a password, or a token, stand before the @. */
export const connectionOptions = ({
  urls,
  name,
}: Pick<LineOptions, 'urls' | 'name'>): NodeConnectionOptions => {
  const servers = urls.split(',').map((one) => new URL(one.trim()));
  const { username, password, protocol } = servers[0] as URL;
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    servers: servers.map(({ host }) => host),
    name,
    ...(user && pass ? { user, pass } : user ? { token: user } : {}),
    ...(protocol === 'tls:' && { tls: {} }),
    noEcho: true,
    pingInterval: 2_000,
    maxPingOut: 2,
    timeout: 5_000,
    reconnectTimeWait: againMs,
    maxReconnectAttempts: -1,
    ignoreAuthErrorAbort: true,
  };
};

const within = async (promise: Promise<void>, ms: number): Promise<boolean> => {
  const stop = new AbortController();
  const late = sleep(ms, false, { signal: stop.signal, ref: false }).catch(() => false);
  const kept = await Promise.race([promise.then(() => true), late]);
  stop.abort();
  return kept;
};

/** Keeps one connection up, from the first try on. */
class KeptLine implements NatsLine {
  private current: NatsConnection | undefined;
  private up = false;
  private closed = false;
  /** Counts what has become of the line, so that a late answer is known as late. */
  private turn = 0;
  private settling: Promise<void> | undefined;
  private closing: Promise<void> | undefined;
  private firstUp: (() => void) | undefined;
  private readonly first = new Promise<void>((done) => (this.firstUp = done));
  private readonly options: LineOptions;

  constructor(options: LineOptions) {
    this.options = options;
    void this.keep();
  }

  connection = () => this.current;
  isUp = () => this.up;

  settled(): Promise<void> {
    // All that is sent in this tick goes before one ping.
    this.settling ??= nextTick().then(() => {
      this.settling = undefined;
      return this.flush();
    });
    return this.settling;
  }

  async ready(): Promise<void> {
    await within(this.first, this.options.patienceMs);
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    this.closed = true;
    if (this.up) await within(this.flush(), this.options.patienceMs);
    this.up = false;
    await this.current?.close().catch(() => undefined);
  }

  private async flush(): Promise<void> {
    if (!this.up || !this.current) return;
    const flushing = this.current.flush();
    try {
      if (await within(flushing, this.options.patienceMs)) return;
      this.goDown();
      const { turn } = this;
      const late = async () => {
        await flushing;
        if (turn === this.turn) await this.goUp();
      };
      void late().catch(() => undefined);
    } catch {
      // The connection is gone, which is told by its status.
    }
  }

  private goDown(): void {
    this.turn++;
    if (!this.up) return;
    this.up = false;
    if (!this.closed) this.options.onDown();
  }

  private async goUp(): Promise<void> {
    const turn = ++this.turn;
    try {
      await this.current?.flush();
    } catch {
      return;
    }
    if (turn !== this.turn || this.closed) return;
    this.up = true;
    this.firstUp?.();
    this.options.onUp();
  }

  private async keep(): Promise<void> {
    while (!this.closed) {
      try {
        this.current = await connect(connectionOptions(this.options));
      } catch {
        await sleep(againMs, undefined, { ref: false });
        continue;
      }
      if (this.closed) return void this.current.close().catch(() => undefined);
      this.options.onConnection(this.current);
      void this.goUp();
      for await (const { type } of this.current.status()) {
        if (type === 'disconnect' || type === 'staleConnection' || type === 'close') this.goDown();
        if (type === 'reconnect') void this.goUp();
      }
      this.goDown();
    }
  }
}

/** Begins to keep a line to one of these servers. */
export const openNatsLine = (options: LineOptions): NatsLine => new KeptLine(options);
