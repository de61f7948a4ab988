/** An entry as far as a promise is about it. */
export interface Placed {
  seq: number;
  author: string;
  key: string;
}

/** A message was given to a client to be sent, for the first time. Moments are milliseconds of the one clock of the harness. */
export interface Sent {
  e: 'sent';
  t: number;
  device: number;
  author: string;
  log: string;
  key: string;
}

/** The host said: it is stored, there. */
export interface Acked {
  e: 'acked';
  t: number;
  device: number;
  author: string;
  log: string;
  key: string;
  seq: number;
}

/** The host said no, or nothing. */
export interface Refused {
  e: 'refused';
  t: number;
  device: number;
  what: string;
  code: string;
}

/** A line of a device was welcomed; `cursors` is what its hello told. */
export interface Opened {
  e: 'opened';
  t: number;
  device: number;
  line: number;
  cursors: Record<string, number>;
}

/** An entry came: over this line of a plain device, or out of the client library (line 0), which brings into order. */
export interface Seen extends Placed {
  e: 'seen';
  t: number;
  device: number;
  line: number;
  log: string;
}

/** A page of a log was asked for at `began`, and came at `t`. */
export interface PageRead {
  e: 'page';
  began: number;
  t: number;
  device: number;
  log: string;
  after: number;
  limit: number;
  entries: Placed[];
  lastSeq: number;
}

/** The host told how far somebody has read: as the answer to moving the mark (`asked`), or to a question. */
export interface MarkTold {
  e: 'mark';
  began: number;
  t: number;
  account: string;
  log: string;
  asked?: number;
  told: number;
}

/** What happened, as clients saw it. */
export type Happening = Sent | Acked | Refused | Opened | Seen | PageRead | MarkTold;

/** A device that reads logs: from where, and whether what it records has been brought into order by a library. */
export interface Device {
  id: number;
  account: string;
  kind: 'library' | 'plain';
  /** The seq after which each of its logs is to come. */
  from: Record<string, number>;
}

/** A log as it lies in the end, by one witness: the database itself, or a process of the host. */
export interface FinalLog {
  log: string;
  witness: string;
  /** Entries after this seq. */
  from: number;
  entries: Placed[];
}

/** All that the checker is given: nothing of it was written by the host. */
export interface History {
  /** Keys of what was sent in this run begin so; all others are the host's, or of another run. */
  keyStart: string;
  devices: Device[];
  happenings: Happening[];
  /** The first one of each log is the database's. */
  finals: FinalLog[];
}
