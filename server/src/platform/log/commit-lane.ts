import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionError, type Db, type DedicatedConnection } from '../db/index.ts';
import { refuse } from '../refusal.ts';
import { appendRows, findByKeys, type AppendRow, type AppendResult } from './store.ts';
import type { LogFamily } from './types.ts';

/** One caller's wish, and how to tell it what became of it. */
export interface Waiting {
  family: LogFamily;
  row: AppendRow;
  done: (result: AppendResult) => void;
  failed: (error: unknown) => void;
}

/** Rows in one statement: past this, latency grows faster than throughput. */
const batchLimit = 500;
/** Rows waiting in one lane before new ones are refused: the caller hears early that we are behind. */
const queueLimit = 20_000;
const doubtRetryMs = 250;

/**
 * Commits in groups: whatever has arrived while the last commit was on its way goes into the next one. A log always
 * goes through the same lane of a process, so that its entries keep the order in which they came.
 */
export class CommitLane {
  private queue: Waiting[] = [];
  private running = false;
  private inDoubt = false;
  private readonly connection: DedicatedConnection;

  constructor(db: Db) {
    this.connection = db.dedicated();
  }

  /** Adds a wish to the next group. */
  add(waiting: Waiting): void {
    if (this.inDoubt || this.queue.length >= queueLimit) {
      waiting.failed(refuse('busy', { retryAfterMs: 1_000 }));
      return;
    }
    this.queue.push(waiting);
    if (this.running) return;
    this.running = true;
    // A tick's worth of arrivals shares the first group already.
    setImmediate(() => void this.run());
  }

  /** Ends the lane's connection. Call it when nothing is waiting any longer. */
  close(): Promise<void> {
    return this.connection.close();
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
    return this.queue.splice(0, count);
  }

  private async commit(batch: Waiting[], attempt = 1): Promise<void> {
    const { family } = batch[0] as Waiting;
    try {
      const results = await appendRows(
        this.connection,
        family,
        batch.map((one) => one.row),
      );
      results.forEach((result, index) => (batch[index] as Waiting).done(result));
    } catch (error) {
      if ((error as { code?: string }).code === '23505' && attempt < 5)
        return this.commit(batch, attempt + 1);
      if (isConnectionError(error)) return this.settleDoubt(batch);
      for (const one of batch) one.failed(error);
    }
  }

  /**
   * The line broke: the group may or may not have been committed. Callers hear "busy" at once, as does whoever
   * comes now; when the database is back, what had been committed is delivered to its readers all the same.
   */
  private async settleDoubt(batch: Waiting[]): Promise<void> {
    this.inDoubt = true;
    const waiting = this.queue.splice(0);
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
