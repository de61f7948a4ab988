import type { LogName } from '@maru/contract';
import type { Bus } from '../bus/index.ts';
import type { Log } from '../log/index.ts';
import type { Metrics } from '../metrics/index.ts';
import type { Processes } from '../processes/index.ts';
import type { Live } from './live.ts';

/** How often it is asked what there is to do, and all is looked at while other processes cannot be heard. */
const roundMs = 1_000;
/** Rounds within which each log is looked at though nothing seems to be amiss. */
const slowRounds = 30;
const logsAtOnce = 2_000;

/** Finds what other processes committed and this one has not heard of, by looking how far the logs read here have come. */
export interface HeadWatch {
  /** Looks at these soon, together with what others ask for in this tick. */
  lookAt(logs: readonly LogName[]): void;
  stop(): void;
}

interface Needs {
  bus: Bus;
  live: Live;
  log: Log;
  metrics: Pick<Metrics, 'figures'>;
  processes: Processes;
}

class Watch implements HeadWatch {
  private readonly needs: Needs;
  private readonly timer: NodeJS.Timeout;
  private wanted = new Set<LogName>();
  /** All are to be looked at: something may have been missed, and it has not been found yet. */
  private owed = false;
  private looking = false;
  private slowly: Iterator<LogName> | undefined;

  constructor(needs: Needs) {
    this.needs = needs;
    const all = () => this.lookAtAll();
    needs.bus.subscribe('news.missed', all);
    needs.bus.subscribe('processes.changed', all);
    needs.live.onListening((logs) => this.lookAt(logs));
    this.timer = setInterval(() => this.round(), roundMs).unref();
  }

  lookAt(logs: readonly LogName[]): void {
    if (this.isAlone()) return;
    if (this.wanted.size === 0) setImmediate(() => void this.lookAtWanted());
    for (const log of logs) this.wanted.add(log);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private isAlone(): boolean {
    const { bus, processes } = this.needs;
    return !bus.isShared && processes.others().length === 0;
  }

  private round(): void {
    const { bus, processes } = this.needs;
    const isCutOff = bus.isShared && !bus.isUp();
    // Others may have told what this process remembers otherwise, and could not be heard.
    if (isCutOff) bus.publish('news.doubted', {});
    if (this.owed || (!bus.isUp() && processes.others().length > 0)) this.lookAtAll();
    else if (!this.isAlone()) void this.lookSlowly();
  }

  private lookAtAll(): void {
    this.owed = true;
    if (!this.looking) void this.payOwed();
  }

  private async payOwed(): Promise<void> {
    this.looking = true;
    try {
      while (this.owed) {
        this.owed = false;
        await this.look([...this.needs.live.logs()]);
      }
    } catch {
      // The database is away; the next round tries again.
      this.owed = true;
    } finally {
      this.looking = false;
    }
  }

  private async lookAtWanted(): Promise<void> {
    const logs = [...this.wanted];
    this.wanted.clear();
    await this.look(logs).catch(() => (this.owed = true));
  }

  private async lookSlowly(): Promise<void> {
    const { live } = this.needs;
    const some: LogName[] = [];
    const many = Math.ceil(live.count().channels / slowRounds);
    this.slowly ??= live.logs();
    for (let next = this.slowly.next(); !next.done; next = this.slowly.next()) {
      some.push(next.value);
      if (some.length >= many) break;
    }
    if (some.length < many) this.slowly = undefined;
    await this.look(some).catch(() => undefined);
  }

  private async look(logs: readonly LogName[]): Promise<void> {
    const { live, log, metrics } = this.needs;
    for (let at = 0; at < logs.length; at += logsAtOnce) {
      const heads = await log.lastSeqs(logs.slice(at, at + logsAtOnce));
      metrics.figures.headChecks += heads.size;
      for (const [name, seq] of heads) if (live.reached(name, seq)) metrics.figures.headsAhead += 1;
    }
  }
}

/** Begins to look. */
export const watchHeads = (needs: Needs): HeadWatch => new Watch(needs);
