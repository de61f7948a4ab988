import type { AccountId, DeviceId, LogName, SessionId, Signal } from '@maru/contract';
import type { StoredEntry } from '../log/types.ts';

/** For whom of the readers of a log a signal is. Data and no function: it goes from process to process. */
export interface Audience {
  accounts?: readonly AccountId[];
  butAccounts?: readonly AccountId[];
  devices?: readonly DeviceId[];
  butDevices?: readonly DeviceId[];
  sessions?: readonly SessionId[];
  butSessions?: readonly SessionId[];
  /** The name of a condition that every process tries on its own connections (`live.defineCondition`). */
  where?: string;
}

/** What goes over the subject of a log. */
export type LogMessage =
  | { entry: StoredEntry }
  /** The log has come to this seq, by an entry that is too large to be carried: it is to be read. */
  | { head: number }
  | { signal: Signal; to?: Audience };

/** A signal on such a way. */
export interface SaidSignal {
  log: LogName;
  message: LogMessage;
}

/** The topic by which signals go round where there is no line to other processes. */
export const signalTopic = 'log.signal';

/** Lets work that goes on in another process belong to the call that it comes from, where calls are told to somebody. */
export interface CarriedTraces {
  /** What the work at hand belongs to, as W3C writes it (`traceparent`); undefined where nobody is told of it. */
  carry(): string | undefined;
  /** Does work that belongs to what another process has begun. */
  goOn<Result>(traceparent: string, what: string, work: () => Result): Result;
}

/** Answers a question, in every process that reads the log it is about. */
export type Answerer = (log: LogName, body: never) => boolean | Promise<boolean>;

/**
 * News in this process and between the processes of a host. Bodies are JSON values; nothing is kept, and nothing may
 * depend on news from another process arriving: what is lost is found in the database.
 */
export interface Bus {
  /** To the listeners of this process alone, at once: for what has to be drawn once from what happened here. */
  publish(topic: string, body: unknown): void;
  /** To the listeners of every process; those of this one hear it at once. Caches forget by it. */
  tellAll(topic: string, body: unknown): void;
  /** Hears what was published in this process and told to all. `news.missed` says that other processes may not have been heard. */
  subscribe(topic: string, hear: (body: never) => void): void;
  /** Begins to hear what other processes say of these logs; resolves when nothing that is said from now on can be missed. */
  listen(logs: readonly LogName[]): Promise<void>;
  unlisten(log: LogName): void;
  /** Tells the other processes that listen to a log. */
  say(log: LogName, message: LogMessage): void;
  /** Takes what other processes say of the logs that are listened to. */
  hearLogs(hear: (log: LogName, message: LogMessage) => void): void;
  /** Asks this process and all others that listen to a log; true as soon as one says so. At most 150 ms. */
  ask(log: LogName, question: string, body: unknown): Promise<boolean>;
  /** Answers such questions. */
  answer(question: string, answerer: Answerer): void;
  /** Can the other processes be heard now? */
  isUp(): boolean;
  /** Is there a line to other processes, up or not? */
  readonly isShared: boolean;
  close(): Promise<void>;
}
