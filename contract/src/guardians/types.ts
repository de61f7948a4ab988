import { z } from 'zod';
import { Person } from '../accounts/types.ts';
import { Moment } from '../wire/ids.ts';

/** How an account stands that needs a guardian: it waits for one, has one, or has lost the consent again. */
export const GuardedState = z.enum(['waiting', 'consented', 'takenBack']);
/** How an account stands that needs a guardian: it waits for one, has one, or has lost the consent again. */
export type GuardedState = z.infer<typeof GuardedState>;

/** The secret of a link for a guardian. */
export const GuardianCode = z.string().min(20).max(100);

/** My guardian, as somebody sees it who is younger than this host asks for. */
export const MyGuardian = z.object({
  state: GuardedState,
  /** What the guardian is called; null while there is none. */
  guardian: z.string().nullable(),
  /** The age from which nobody needs a guardian here. */
  minAge: z.int(),
  /** When the account is removed if nothing happens; null while there is a consent. */
  endsAt: Moment.nullable(),
  /** From then on I decide by myself. */
  freeAt: Moment,
  /** Can a mail be sent to the guardian? */
  mail: z.boolean(),
  /** Letters that were sent to a guardian. */
  mailsSent: z.int(),
});
/** My guardian, as somebody sees it who is younger than this host asks for. */
export type MyGuardian = z.infer<typeof MyGuardian>;

/** A child, as the guardian sees it: that the account is there, and nothing of what is said in it. */
export const Ward = z.object({
  child: Person,
  state: GuardedState,
  /** Since when it stands like this. */
  since: Moment,
  /** From then on the child decides by itself. */
  freeAt: Moment,
  /** When the account is removed if nothing happens; null while there is a consent. */
  endsAt: Moment.nullable(),
});
/** A child, as the guardian sees it: that the account is there, and nothing of what is said in it. */
export type Ward = z.infer<typeof Ward>;
