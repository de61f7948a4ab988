import { LineLostError } from '@maru/client';
import type { MethodName } from '@maru/contract';
import type { TabLine, TabNote } from '../connection/index.ts';
import type { LocalStore, OutboxRow } from '../store/index.ts';
import { afterRefusal } from './rules.ts';

/** Something to be sent; `lane` is the chat it goes to. */
export type Sending = Pick<OutboxRow, 'key' | 'lane' | 'method' | 'input' | 'shown' | 'held' | 'notBefore'>;

/** A sending was accepted by the host. */
export interface SentNote {
  key: string;
  lane: string;
  output: unknown;
}

/** What waits to be sent, on the disk, so that a reload or a dead battery loses nothing. */
export interface Outbox {
  load(): Promise<void>;
  add(sending: Sending): Promise<void>;
  retry(key: string): Promise<void>;
  cancel(key: string): Promise<void>;
  /** Lets go what was held, with the input that is now whole. */
  release(key: string, input: unknown): Promise<void>;
  /** What it waited for was refused. */
  fail(key: string, code: string): Promise<void>;
  /** Sends what waits, when this tab leads. */
  flush(): void;
  hear(note: TabNote): void;
  onRows(listener: (rows: readonly OutboxRow[]) => void): () => void;
  onSent(listener: (sent: SentNote) => void): () => void;
  stop(): void;
}

interface OutboxOptions {
  store: LocalStore;
  line: Pick<TabLine, 'call' | 'isLeader' | 'tell'>;
  wait?: (ms: number) => Promise<void>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class DurableOutbox implements Outbox {
  private readonly store: LocalStore;
  private readonly line: OutboxOptions['line'];
  private readonly wait: (ms: number) => Promise<void>;
  private readonly rowListeners = new Set<(rows: readonly OutboxRow[]) => void>();
  private readonly sentListeners = new Set<(sent: SentNote) => void>();
  private readonly busyLanes = new Set<string>();
  private stopped = false;

  constructor({ store, line, wait = pause }: OutboxOptions) {
    this.store = store;
    this.line = line;
    this.wait = wait;
  }

  async load(): Promise<void> {
    const rows = await this.store.outbox
      .orderBy('order')
      .toArray()
      .catch(() => []);
    if (!this.stopped) for (const listener of this.rowListeners) listener(rows);
  }

  async add(sending: Sending): Promise<void> {
    const row = { ...sending, at: new Date().toISOString(), state: 'pending' as const };
    await this.store.outbox.add(row as OutboxRow);
    await this.changed();
    this.flush();
  }

  async retry(key: string): Promise<void> {
    await this.store.outbox.where('key').equals(key).modify({ state: 'pending' });
    await this.changed();
    this.flush();
  }

  async cancel(key: string): Promise<void> {
    await this.store.outbox.where('key').equals(key).delete();
    await this.changed();
  }

  async release(key: string, input: unknown): Promise<void> {
    await this.store.outbox
      .where('key')
      .equals(key)
      .modify((row) => {
        if (row.held) Object.assign(row, { held: false, input });
      });
    await this.changed();
    this.flush();
  }

  async fail(key: string, code: string): Promise<void> {
    await this.store.outbox.where('key').equals(key).modify({ state: 'failed', code });
    await this.changed();
  }

  flush(): void {
    if (this.line.isLeader() && !this.stopped) void this.flushLanes();
  }

  hear(note: TabNote): void {
    if (note.kind === 'outboxChanged') void this.load().then(() => this.flush());
    if (note.kind === 'outboxSent') for (const listener of this.sentListeners) listener(note);
  }

  onRows(listener: (rows: readonly OutboxRow[]) => void): () => void {
    this.rowListeners.add(listener);
    return () => this.rowListeners.delete(listener);
  }

  onSent(listener: (sent: SentNote) => void): () => void {
    this.sentListeners.add(listener);
    return () => this.sentListeners.delete(listener);
  }

  stop(): void {
    this.stopped = true;
  }

  private async changed(): Promise<void> {
    this.line.tell({ kind: 'outboxChanged' });
    await this.load();
  }

  private async flushLanes(): Promise<void> {
    const rows = await this.store.outbox.toArray().catch(() => []);
    for (const lane of new Set(rows.map((row) => row.lane))) void this.flushLane(lane);
  }

  private async flushLane(lane: string): Promise<void> {
    if (this.busyLanes.has(lane)) return;
    this.busyLanes.add(lane);
    try {
      for (;;) {
        const rows = await this.store.outbox.where('lane').equals(lane).sortBy('order');
        const row = rows.find((one) => one.state === 'pending' && !one.held);
        if (row && this.isTooSoon(row)) return;
        if (!row || this.stopped || (await this.sendOne(row)) === 'stay') return;
      }
    } catch {
      // The store was closed under us: the session is over.
    } finally {
      this.busyLanes.delete(lane);
    }
  }

  /** What may still be taken back waits, and what was written after it waits with it. */
  private isTooSoon({ notBefore }: OutboxRow): boolean {
    const ms = notBefore === undefined ? 0 : Date.parse(notBefore) - Date.now();
    if (ms <= 0) return false;
    setTimeout(() => this.flush(), ms + 5);
    return true;
  }

  private async sendOne(row: OutboxRow): Promise<'next' | 'stay'> {
    try {
      const output = await this.line.call(row.method as MethodName, row.input as never);
      this.announceSent({ key: row.key, lane: row.lane, output });
      await this.store.outbox.delete(row.order);
    } catch (error) {
      if (error instanceof LineLostError) return 'stay';
      const then = afterRefusal(error);
      if ('waitMs' in then) await this.wait(then.waitMs);
      else await this.store.outbox.update(row.order, { state: 'failed', code: then.failed });
    }
    await this.changed();
    return 'next';
  }

  private announceSent(sent: SentNote): void {
    this.line.tell({ kind: 'outboxSent', ...sent });
    for (const listener of this.sentListeners) listener(sent);
  }
}

/** Starts the outbox of a session. */
export const startOutbox = (options: OutboxOptions): Outbox => new DurableOutbox(options);
