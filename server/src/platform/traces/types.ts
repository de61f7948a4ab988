import type { LogName } from '@maru/contract';
import type { Bus, CarriedTraces } from '../bus/index.ts';
import type { Log, StoredEntry } from '../log/index.ts';

/** A row that is being committed, as far as a trace knows it again. */
export interface CommittedRow {
  family: string;
  row: { id: string; author: string; key: string };
}

/**
 * The road of a message, told to a collector of OpenTelemetry: call, append, commit, delivery, push. Nothing in it says who,
 * to whom, in which room or what: methods, kinds, counts and times alone.
 */
export interface Traces extends CarriedTraces {
  /** Tells the other processes what it delivers, so that whoever sends a push about it knows what that belongs to. */
  meet(bus: Bus): void;
  /** A call, with what it leads to. */
  call<Output>(method: string, work: () => Promise<Output>): Promise<Output>;
  /** The same log, with a span for each append. */
  follow(log: Log): Log;
  /** A group commit; what it gives is called when it has ended. */
  commit(rows: readonly CommittedRow[]): (error?: unknown) => void;
  /** Entries on their way to readers of this process. */
  deliver(entries: readonly StoredEntry[], work: () => void): void;
  /** A notification about what stands at a place of a log. */
  push<Result extends { outcome: string }>(
    about: { log: LogName; seq: number },
    work: () => Promise<Result>,
  ): Promise<Result>;
  /** Sends what has not been sent. */
  close(): Promise<void>;
}
