import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { Bus } from '../bus/index.ts';
import type { Config } from '../config/index.ts';
import type { Db, DedicatedConnection } from '../db/index.ts';
import { version } from '../version.ts';
import { ownAddress } from './own-address.ts';
import { claimProcess, deleteProcess, renewProcess, type Process } from './store.ts';

/** The processes of this host: this one's lease, and who else runs. */
export interface Processes {
  /** This process, as long as it holds a lease. */
  self(): Process | undefined;
  /** All others, as of a second ago at most. */
  others(): readonly Process[];
  /** Takes a lease and keeps it. Throws where the database cannot be asked. */
  begin(): Promise<void>;
  /** Tells the others on which port this process is reached. */
  openAt(port: number): Promise<void>;
  /** Looks for others now, rather than with the next round. */
  look(): void;
  /** Gives the lease back. */
  end(): Promise<void>;
}

/** What others hear on the bus of this process when processes come or go: `processes.changed`. */
export interface ProcessesChanged {
  came: readonly Process[];
  gone: readonly Process[];
  /** This process has looked for the first time: those who came were here before it. */
  isFirst: boolean;
}

const renewMs = 1_000;
/** What takes longer than this has no answer to wait for: the lease has run out by then. */
const renewPatienceMs = 6_000;

const without = (some: readonly Process[], others: readonly Process[]): Process[] =>
  some.filter(({ key }) => !others.some((other) => other.key === key));

/** One lease after another: whoever was stopped for too long comes back as somebody new. */
class Lease implements Processes {
  private own: Process | undefined;
  private known: readonly Process[] = [];
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | undefined;
  private port: number;
  private readonly config: Config;
  private readonly bus: () => Bus;
  /** Its own connection: a lease is not to run out because all others are busy. */
  private connection: DedicatedConnection;
  private readonly db: Db;

  constructor({ config, db, bus }: { config: Config; db: Db; bus: () => Bus }) {
    this.db = db;
    this.config = config;
    this.bus = bus;
    this.port = config.port;
    this.connection = db.dedicated();
  }

  self = () => this.own;
  others = () => this.known;

  async begin(): Promise<void> {
    await this.claim();
    await this.renew(true);
    this.timer = setInterval(this.look, renewMs).unref();
  }

  look = (): void => {
    if (this.timer) this.renewing ??= this.renewInTime().finally(() => (this.renewing = undefined));
  };

  async openAt(port: number): Promise<void> {
    this.port = port;
    await this.renewing;
    await this.renew();
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.renewing;
    const { own } = this;
    this.own = undefined;
    if (own) await deleteProcess(this.connection, own.key).catch(() => undefined);
    await this.connection.close();
  }

  private async renewInTime(): Promise<void> {
    const stop = new AbortController();
    const tooLate = sleep(renewPatienceMs, 'late' as const, { signal: stop.signal, ref: false });
    const { connection } = this;
    const renewing = this.renew().then(
      () => 'done' as const,
      // The database is away, and so it is for all others; they begin anew when it is back.
      () => 'failed' as const,
    );
    const result = await Promise.race([renewing, tooLate.catch(() => 'done' as const)]);
    stop.abort();
    if (result !== 'late' || connection !== this.connection) return;
    // The line is cut without a word: another one may come through.
    this.connection = this.db.dedicated();
    void connection.close();
  }

  private async claim(): Promise<void> {
    const wish = {
      key: v7(),
      name: `${hostname()} ${process.pid}`,
      version,
      address: ownAddress(this.config, this.port),
      roles: this.config.roles,
      startedAt: new Date(),
    };
    for (;;) {
      const id = await claimProcess(this.connection, wish);
      if (id === undefined) continue;
      this.own = { ...wish, id };
      return;
    }
  }

  private async renew(isFirst = false): Promise<void> {
    if (!this.own) return this.claim();
    this.own.address = ownAddress(this.config, this.port);
    const { key } = this.own;
    const running = await renewProcess(this.connection, this.own);
    const before = this.known;
    this.known = running.filter((one) => one.key !== key);
    if (this.known.length === running.length) {
      // Stopped for a while, or cut off: the others took this process for dead, and it may have missed what they said.
      this.own = undefined;
      await this.claim();
      this.bus().publish('news.missed', {});
    }
    const changed: ProcessesChanged = {
      came: without(this.known, before),
      gone: without(before, this.known),
      isFirst,
    };
    if (changed.came.length + changed.gone.length > 0) this.bus().publish('processes.changed', changed);
  }
}

/** Makes the book of processes; nothing is asked or written before `begin`. */
export const openProcesses = (of: { config: Config; db: Db; bus: () => Bus }): Processes => new Lease(of);
