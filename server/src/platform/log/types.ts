import type { AccountId, LogName } from '@maru/contract';

/** The families of logs: each has its own two tables, spread by its own id. */
export type LogFamily = 'chat' | 'account';

/** An entry to be appended. */
export interface NewEntry {
  log: LogName;
  author: AccountId;
  /** Made by the sender: the same key from the same author in the same log is stored once. */
  key: string;
  kind: string;
  body: unknown;
  /** Is it something a reader counts as unread? */
  counts?: boolean;
  /** The one reader for whom an empty entry stands in this place. */
  hiddenFrom?: AccountId | undefined;
  /** When it happened, for history that is brought in from before; else now. */
  at?: Date;
}

/** Where an entry went. `repeated` when the same key had been stored before: these are the first one's. */
export interface Placed {
  seq: number;
  at: Date;
  repeated: boolean;
}

/** An entry that has been committed. `bodyJson` is encoded once, for all readers. */
export interface StoredEntry {
  log: LogName;
  seq: number;
  kind: string;
  author: AccountId;
  key: string;
  at: Date;
  counts: boolean;
  hiddenFrom: AccountId | null;
  bodyJson: string;
}

/** The family and the id in a log's name. */
export const partsOf = (log: LogName): [family: LogFamily, id: string] =>
  log.startsWith('chat:') ? ['chat', log.slice(5)] : ['account', log.slice(8)];

/** The name of the log of a chat. */
export const chatLog = (id: string): LogName => `chat:${id}`;

/** The name of the log of an account. */
export const accountLog = (id: string): LogName => `account:${id}`;
