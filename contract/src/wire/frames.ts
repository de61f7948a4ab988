import { z } from 'zod';
import type { Entry, Signal } from './entry.ts';
import { AccountId, type LogName, Moment, Seq, SessionId } from './ids.ts';
import { limits } from './limits.ts';
import type { RefusalFrame } from './refusals.ts';

/** The first frame of a client: who it is and up to where it has read each log. */
export const HelloFrame = z.strictObject({
  hello: z.strictObject({
    /** May be left out by a browser that holds the session cookie. */
    token: z.string().max(200).optional(),
    /** The epoch the cursors belong to; cursors of another epoch are not used. */
    epoch: z.string().max(64).optional(),
    cursors: z
      .record(z.string().max(64), Seq)
      .refine((cursors) => Object.keys(cursors).length <= limits.cursors)
      .optional(),
    client: z.string().max(80).optional(),
  }),
});
/** The first frame of a client: who it is and up to where it has read each log. */
export type HelloFrame = z.infer<typeof HelloFrame>;

/** A call of a method; the answer carries the same id. */
export const CallFrame = z.strictObject({
  id: z.union([z.int(), z.string().max(64)]),
  call: z.string().max(80),
  input: z.unknown().optional(),
});
/** A call of a method; the answer carries the same id. */
export type CallFrame = z.infer<typeof CallFrame>;

/** Asks for `{"pong":…}` with the same number: how a client notices a dead line. */
export const PingFrame = z.strictObject({ ping: z.int() });

/** The answer to a hello. */
export const Welcome = z.object({
  account: z.object({
    id: AccountId,
    handle: z.string().nullable(),
    name: z.string(),
    guest: z.boolean(),
  }),
  session: SessionId,
  /** When the secret of this session should be renewed, with `accounts.renewSession`. */
  renewAt: Moment.optional(),
  /** Changes when a restore has wound the database back: everything cached is to be read again. */
  epoch: z.string(),
  /** The newest seq of `account:<me>` at this moment. */
  accountSeq: Seq,
  at: Moment,
  version: z.string(),
});
/** The answer to a hello. */
export type Welcome = z.infer<typeof Welcome>;

/** Everything the gateway may send. */
export type ServerFrame =
  | { welcome: Welcome }
  | { id: number | string; ok: true; output: unknown }
  | { id: number | string; ok: false; refusal: RefusalFrame }
  | { entry: Entry }
  | { signal: Signal }
  /** Cursors have been served: from here on entries of these logs come live. */
  | { caughtUp: { logs: LogName[] } }
  | { pong: number }
  /** This process goes down: connect again within this time, after a random part of it. Calls under way are still answered. */
  | { move: { withinMs: number } }
  | { refusal: RefusalFrame };
