import { z } from 'zod';
import { AccountId, LogName, Moment, Seq } from './ids.ts';

/** An entry as it travels: one thing that happened in a log, in its place. */
export interface Entry<Kind extends string = string, Body = unknown> {
  log: LogName;
  seq: number;
  kind: Kind;
  author: AccountId;
  key: string;
  at: string;
  body: Body;
}

/** A signal as it travels: true now, stored nowhere. */
export interface Signal<Kind extends string = string, Body = unknown> {
  log: LogName;
  kind: Kind;
  from: AccountId | null;
  body: Body;
}

/** The outer shape of an entry; bodies are described by each feature's `entries.ts`. */
export const EntryFrame = z.object({
  log: LogName,
  seq: Seq,
  kind: z.string(),
  author: AccountId,
  key: z.string(),
  at: Moment,
  body: z.unknown(),
});

/** Stands where an entry is that this reader may not see; keeps the numbers of a log without holes. */
export const withheldKind = 'entry.withheld';
