import type { Entry, InputOf, LogName, OutputOf } from '@maru/contract';
import { RefusalError } from './errors.ts';
import { machineTimers, type Timers } from './timers.ts';

const pageSize = 500;
/** Two batches may cross on the way; a hole is given this long to close by itself. */
const patienceMs = 100;
/** So long after a read that failed the log is read again; then twice as long, and so on. */
const againMs = 500;
const longestWaitMs = 60_000;

interface Reader {
  log: LogName;
  cursor: number;
  held: Map<number, Entry>;
  filling: boolean;
  /** Reads that have failed, one after the other. */
  failures: number;
  timer: unknown;
}

/** Reads a page of a log: `logs.read`. */
export type ReadPage = (input: InputOf<'logs.read'>) => Promise<OutputOf<'logs.read'>>;

/** Brings the entries of tracked logs into order: doubles are dropped, holes are filled before what comes after them. */
export interface LogReaders {
  track(log: LogName, afterSeq: number): void;
  untrack(log: LogName): void;
  /** Takes an entry as it came; gives back through `onEntry` whatever can be given now. */
  accept(entry: Entry): void;
  /** Reads what is missing up to the newest entry, for a log or for all tracked ones. */
  catchUp(log?: LogName): Promise<void>;
  cursors(): Record<LogName, number>;
  clear(): void;
}

interface ReadersOptions {
  read: ReadPage;
  onEntry: (entry: Entry) => void;
  timers?: Timers;
}

class OrderedReaders implements LogReaders {
  private readonly readers = new Map<LogName, Reader>();
  private readonly read: ReadPage;
  private readonly onEntry: (entry: Entry) => void;
  private readonly timers: Timers;

  constructor({ read, onEntry, timers = machineTimers }: ReadersOptions) {
    this.read = read;
    this.onEntry = onEntry;
    this.timers = timers;
  }

  track(log: LogName, afterSeq: number): void {
    this.untrack(log);
    const reader = { log, cursor: afterSeq, held: new Map(), filling: false, failures: 0, timer: undefined };
    this.readers.set(log, reader);
  }

  untrack(log: LogName): void {
    this.timers.clearTimeout(this.readers.get(log)?.timer);
    this.readers.delete(log);
  }

  accept(entry: Entry): void {
    const reader = this.readers.get(entry.log);
    if (!reader) return this.onEntry(entry);
    this.take(reader, entry);
    this.planFill(reader);
  }

  async catchUp(log?: LogName): Promise<void> {
    const wanted = [...this.readers.values()].filter((reader) => !log || reader.log === log);
    await Promise.all(wanted.map((reader) => this.fill(reader)));
  }

  cursors(): Record<LogName, number> {
    return Object.fromEntries([...this.readers].map(([log, { cursor }]) => [log, cursor]));
  }

  clear(): void {
    for (const log of [...this.readers.keys()]) this.untrack(log);
  }

  private isCurrent(reader: Reader): boolean {
    return this.readers.get(reader.log) === reader;
  }

  private take(reader: Reader, entry: Entry): void {
    if (entry.seq <= reader.cursor) return;
    reader.held.set(entry.seq, entry);
    this.release(reader);
  }

  private release(reader: Reader): void {
    while (this.isCurrent(reader)) {
      const next = reader.held.get(reader.cursor + 1);
      if (!next) break;
      reader.held.delete(next.seq);
      reader.cursor = next.seq;
      this.onEntry(next);
    }
    for (const seq of reader.held.keys()) if (seq <= reader.cursor) reader.held.delete(seq);
  }

  private async fill(reader: Reader): Promise<void> {
    if (reader.filling) return;
    reader.filling = true;
    try {
      while (!(await this.fillPage(reader)));
      reader.failures = 0;
    } catch (error) {
      const gone = error instanceof RefusalError && error.code === 'chat_not_found';
      if (gone && this.isCurrent(reader)) this.untrack(reader.log);
      reader.failures += 1;
    } finally {
      reader.filling = false;
    }
    if (this.isCurrent(reader)) this.planFill(reader);
  }

  /** Reads one page; true when there is no more to read. */
  private async fillPage(reader: Reader): Promise<boolean> {
    const page = await this.read({ log: reader.log, afterSeq: reader.cursor, limit: pageSize });
    if (!this.isCurrent(reader)) return true;
    for (const entry of page.entries) this.take(reader, entry as Entry);
    // A host that has nothing to give for a place in between must not stop the log for good.
    if (page.entries.length === 0) this.skipTo(reader, page.lastSeq);
    this.release(reader);
    return reader.cursor >= page.lastSeq;
  }

  /** Moves on over places that hold nothing, and never over an entry that waits. */
  private skipTo(reader: Reader, seq: number): void {
    const nextHeld = Math.min(...reader.held.keys());
    reader.cursor = Math.max(reader.cursor, Math.min(seq, nextHeld - 1));
  }

  /** A hole is filled in a moment. What could not be read is read again: perhaps nothing more comes that shows a hole. */
  private planFill(reader: Reader): void {
    const { held, failures, timer, filling } = reader;
    if ((held.size === 0 && failures === 0) || timer !== undefined || filling) return;
    const waitMs = failures === 0 ? patienceMs : Math.min(againMs * 2 ** (failures - 1), longestWaitMs);
    reader.timer = this.timers.setTimeout(() => {
      reader.timer = undefined;
      const isWanted = reader.held.size > 0 || reader.failures > 0;
      if (this.isCurrent(reader) && isWanted) void this.fill(reader);
    }, waitMs);
  }
}

/** Makes readers that fill holes by `read` and release entries, in order, to `onEntry`. */
export const createLogReaders = (options: ReadersOptions): LogReaders => new OrderedReaders(options);
