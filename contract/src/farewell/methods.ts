import { z } from 'zod';
import { Moment } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';

const nothing = z.strictObject({});

/** What leaving for good would mean for me: asked before it is done. */
export const lookAtFarewell = method('farewell.look', {
  summary: 'What deleting my account would mean: days to come back, groups that others take over.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: nothing,
  output: z.object({
    /** Days in which signing in brings the account back; 0 for a guest, who has nothing to sign in with. */
    days: z.int().max(limits.farewellDays),
    /** Groups that only I look after: whoever has been in them longest takes over. */
    groups: z.int(),
    /** I am the only operator of this host, and have to name another one first. */
    lastOperator: z.boolean(),
  }),
});

/**
 * Deletes my account: at once it is signed out everywhere and seen by nobody; after some days, in which signing in and
 * `farewell.comeBack` undo it, it is erased. A guest's goes at once.
 */
export const leaveForGood = method('farewell.leave', {
  summary: 'Delete my account.',
  caller: 'session',
  about: 'own',
  rate: 'dear',
  input: nothing,
  output: z.object({ leavesAt: Moment }),
  refusals: ['proof_needed', 'last_operator'],
});

/** Keeps my account after all. Of an account that is being deleted this is all that is answered. */
export const comeBack = method('farewell.comeBack', {
  summary: 'Keep my account after all.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: nothing,
  output: z.object({}),
});

/** The methods of this feature. */
export const farewellMethods = [lookAtFarewell, leaveForGood, comeBack] as const;
