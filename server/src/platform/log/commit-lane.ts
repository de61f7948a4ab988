import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionError, type Db, type DedicatedConnection } from '../db/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { refuse } from '../refusal.ts';
import { appendRows, findByKeys, type AppendRow, type AppendResult } from './store.ts';
import type { LogFamily } from './types.ts';

/** One caller's wish, and how to tell it what became of it. */
export interface Waiting {
  family: LogFamily;
  row: AppendRow;
  /** When it was asked for, by `performance.now()`. */
  since: number;
  done: (result: AppendResult) => void;
  failed: (error: unknown) => void;
}

/** Rows in one statement: past this, latency grows faster than throughput. */
const batchLimit = 500;
/** Rows waiting in one lane before new ones are refused: the caller hears early that we are behind. */
const queueLimit = 20_000;
/**
 * And when more than a group waits, and the first of them for so long: what is accepted is to be stored soon, whatever the
 * database takes at the moment.
 */
const waitLimitMs = 1_000;
/** Wishes of one author that may wait while more than a group does: a crowd that writes at once does not push out those who talk. */
const shareLimit = 8;
/** Those who are refused come back in their own moments, not all in one. */
const retryMs = () => Math.round(500 + Math.random() * 1_000);
const doubtRetryMs = 250;
/** A retry rarely comes alone (a line was away, and everybody sends again): so many groups after it look before they insert. */
const carefulGroups = 50;

/** Hears of a group that is about to be committed; what it gives is called when that has ended. */
export type OnGroup = (group: readonly Waiting[]) => (error?: unknown) => void;

/** What a lane tells of itself. */
export type LaneMetrics = Pick<Metrics, 'figures' | 'groupEntries' | 'commitSeconds' | 'appendSeconds'>;

/**
 * Commits in groups: whatever has arrived while the last commit was on its way goes into the next one. A log always
 * goes through the same lane of a process, so that its entries keep the order in which they came.
 */
export class CommitLane {
  private queue: Waiting[] = [];
  /** How many of them are of each author. */
  private readonly shares = new Map<string, number>();
  private running = false;
  private inDoubt = false;
  /** Groups that still look for known keys first. */
  private carefulFor = 0;
  private readonly connection: DedicatedConnection;
  private readonly metrics: LaneMetrics;

  private readonly onGroup: OnGroup | undefined;

  constructor(db: Db, metrics: LaneMetrics, onGroup?: OnGroup) {
    this.connection = db.dedicated();
    this.metrics = metrics;
    this.onGroup = onGroup;
  }

  /** Wishes that wait for the next group. */
  get depth(): number {
    return this.queue.length;
  }

  /** Adds a wish to the next group. */
  add(waiting: Waiting): void {
    if (this.inDoubt || this.isBehind(waiting.row.author)) {
      this.metrics.figures.appendsRefused += 1;
      waiting.failed(refuse('busy', { retryAfterMs: retryMs() }));
      return;
    }
    this.metrics.figures.appends += 1;
    this.queue.push(waiting);
    this.shares.set(waiting.row.author, this.shareOf(waiting.row.author) + 1);
    if (this.running) return;
    this.running = true;
    // A tick's worth of arrivals shares the first group already.
    setImmediate(() => void this.run());
  }

  /** Ends the lane's connection. Call it when nothing is waiting any longer. */
  close(): Promise<void> {
    return this.connection.close();
  }

  private shareOf(author: string): number {
    return this.shares.get(author) ?? 0;
  }

  private isBehind(author: string): boolean {
    const { length } = this.queue;
    if (length <= batchLimit) return false;
    if (this.shareOf(author) >= shareLimit) return true;
    return length >= queueLimit || performance.now() - (this.queue[0] as Waiting).since > waitLimitMs;
  }

  private async run(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.takeBatch();
      await this.commit(batch);
    }
    this.running = false;
  }

  /** The longest run of one family from the front, without the same key twice. */
  private takeBatch(): Waiting[] {
    const family = (this.queue[0] as Waiting).family;
    const keys = new Set<string>();
    let count = 0;
    for (; count < this.queue.length && count < batchLimit; count++) {
      const { family: next, row } = this.queue[count] as Waiting;
      const key = `${row.id} ${row.author} ${row.key}`;
      if (next !== family || keys.has(key)) break;
      keys.add(key);
    }
    return this.takeOut(count);
  }

  /** Takes the first so many out of the queue. */
  private takeOut(count: number): Waiting[] {
    const taken = this.queue.splice(0, count);
    for (const { row } of taken) {
      const left = this.shareOf(row.author) - 1;
      if (left > 0) this.shares.set(row.author, left);
      else this.shares.delete(row.author);
    }
    return taken;
  }

  private async commit(batch: Waiting[], attempt = 1): Promise<void> {
    const { family, since } = batch[0] as Waiting;
    const { figures, groupEntries, commitSeconds, appendSeconds } = this.metrics;
    const began = performance.now();
    const endGroup = this.onGroup?.(batch);
    try {
      const manner = attempt === 1 && this.carefulFor === 0 ? 'quick' : 'careful';
      const results = await appendRows(
        this.connection,
        { family, manner },
        batch.map((one) => one.row),
      );
      if (this.carefulFor > 0) this.carefulFor -= 1;
      const ended = performance.now();
      endGroup?.();
      groupEntries.observe(batch.length);
      commitSeconds.observe((ended - began) / 1_000);
      appendSeconds.observe((ended - since) / 1_000);
      results.forEach((result, index) => {
        if (result?.repeated) figures.repeats += 1;
        (batch[index] as Waiting).done(result);
      });
    } catch (error) {
      endGroup?.(error);
      if ((error as { code?: string }).code === '23505' && attempt < 5) {
        figures.groupRetries += 1;
        this.carefulFor = carefulGroups;
        return this.commit(batch, attempt + 1);
      }
      if (isConnectionError(error)) {
        figures.doubts += 1;
        return this.settleDoubt(batch);
      }
      for (const one of batch) one.failed(error);
    }
  }

  /**
   * The line broke: the group may or may not have been committed. Callers hear "busy" at once, as does whoever
   * comes now; when the database is back, what had been committed is delivered to its readers all the same.
   */
  private async settleDoubt(batch: Waiting[]): Promise<void> {
    this.inDoubt = true;
    const waiting = this.takeOut(this.queue.length);
    for (const one of [...batch, ...waiting]) one.failed(refuse('busy', { retryAfterMs: 1_000 }));
    const { family } = batch[0] as Waiting;
    const asked = {
      ids: batch.map((one) => one.row.id),
      authors: batch.map((one) => one.row.author),
      keys: batch.map((one) => one.row.key),
    };
    for (;;) {
      try {
        const found = await findByKeys(this.connection, family, asked);
        const byKey = new Map(found.map((entry) => [`${entry.author} ${entry.key} ${entry.log}`, entry]));
        for (const { row, done } of batch) {
          const entry = byKey.get(`${row.author} ${row.key} ${family}:${row.id}`);
          if (entry) done({ seq: entry.seq, at: entry.at, repeated: false });
        }
        break;
      } catch (error) {
        if (!isConnectionError(error)) break;
        await sleep(doubtRetryMs);
      }
    }
    this.inDoubt = false;
  }
}
