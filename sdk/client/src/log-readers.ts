import type { Entry, InputOf, LogName, OutputOf } from '@maru/contract';
import { RefusalError } from './errors.ts';
import { machineTimers, type Timers } from './options.ts';

const pageSize = 500;
/** Two batches may cross on the way; a hole is given this long to close by itself. */
const patienceMs = 100;

interface Reader {
  cursor: number;
  held: Map<number, Entry>;
  filling: boolean;
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

/** Makes readers that fill holes by `read` and release entries, in order, to `onEntry`. */
export const createLogReaders = ({ read, onEntry, timers = machineTimers }: ReadersOptions): LogReaders => {
  const readers = new Map<LogName, Reader>();

  const release = (log: LogName, reader: Reader): void => {
    for (;;) {
      if (readers.get(log) !== reader) return;
      const next = reader.held.get(reader.cursor + 1);
      if (!next) break;
      reader.held.delete(next.seq);
      reader.cursor = next.seq;
      onEntry(next);
    }
    for (const seq of reader.held.keys()) if (seq <= reader.cursor) reader.held.delete(seq);
  };

  const take = (log: LogName, reader: Reader, entry: Entry): void => {
    if (entry.seq <= reader.cursor) return;
    reader.held.set(entry.seq, entry);
    release(log, reader);
  };

  const fill = async (log: LogName, reader: Reader): Promise<void> => {
    if (reader.filling) return;
    reader.filling = true;
    try {
      for (;;) {
        const page = await read({ log, afterSeq: reader.cursor, limit: pageSize });
        if (readers.get(log) !== reader) return;
        for (const entry of page.entries) take(log, reader, entry as Entry);
        // A host that has nothing to give for a place in between must not stop the log for good.
        if (page.entries.length === 0 && reader.cursor < page.lastSeq) reader.cursor = page.lastSeq;
        release(log, reader);
        if (reader.cursor >= page.lastSeq) break;
      }
    } catch (error) {
      if (error instanceof RefusalError && error.code === 'chat_not_found') readers.delete(log);
    } finally {
      reader.filling = false;
    }
  };

  const planFill = (log: LogName, reader: Reader): void => {
    if (reader.timer !== undefined || reader.filling) return;
    reader.timer = timers.setTimeout(() => {
      reader.timer = undefined;
      if (readers.get(log) === reader && reader.held.size > 0) {
        void fill(log, reader).then(() => {
          if (readers.get(log) === reader && reader.held.size > 0) planFill(log, reader);
        });
      }
    }, patienceMs);
  };

  return {
    track(log, afterSeq) {
      timers.clearTimeout(readers.get(log)?.timer);
      readers.set(log, { cursor: afterSeq, held: new Map(), filling: false, timer: undefined });
    },
    untrack(log) {
      timers.clearTimeout(readers.get(log)?.timer);
      readers.delete(log);
    },
    accept(entry) {
      const reader = readers.get(entry.log);
      if (!reader) return onEntry(entry);
      take(entry.log, reader, entry);
      if (reader.held.size > 0) planFill(entry.log, reader);
    },
    async catchUp(log) {
      const wanted = log ? [log] : [...readers.keys()];
      await Promise.all(
        wanted.map((name) => {
          const reader = readers.get(name);
          return reader ? fill(name, reader) : Promise.resolve();
        }),
      );
    },
    cursors: () =>
      Object.fromEntries([...readers].map(([log, reader]) => [log, reader.cursor])) as Record<
        LogName,
        number
      >,
    clear() {
      for (const reader of readers.values()) timers.clearTimeout(reader.timer);
      readers.clear();
    },
  };
};
