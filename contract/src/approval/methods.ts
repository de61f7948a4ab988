import { z } from 'zod';
import { finishInput, SignedIn, SignInTicket } from '../accounts/index.ts';
import { Moment } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { freezeMethods } from './freeze-methods.ts';
import { qrMethods } from './qr-methods.ts';
import { MatchingNumber, SignInRequest, SignInRequestId } from './types.ts';

const nothing = z.strictObject({});
const done = z.object({});

const ask = method('approval.ask', {
  summary: 'Ask my other devices to let this sign-in in; gives the number that is typed there.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  repeatable: true,
  input: z.strictObject({ ticket: SignInTicket }),
  output: z.object({
    number: MatchingNumber,
    /** Is there a device that could say yes? */
    hasDevice: z.boolean(),
    endsAt: Moment,
    letsInAt: Moment.nullable(),
    /** How long waiting takes where no device says anything; null where another second step is to be taken instead. */
    waitHours: z.int().nullable(),
  }),
  refusals: ['ticket_gone', 'too_many_tries', 'sign_in_refused'],
});

const look = method('approval.look', {
  summary: 'Has one of my other devices said anything about this sign-in?',
  caller: 'anyone',
  about: 'door',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({ ticket: SignInTicket }),
  output: z.object({
    state: z.enum(['asking', 'approved', 'refused']),
    endsAt: Moment,
    letsInAt: Moment.nullable(),
  }),
  refusals: ['ticket_gone'],
});

const wait = method('approval.wait', {
  summary: 'Wait, where no device is at hand: it is let in after some hours unless one of them says no.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  repeatable: true,
  input: z.strictObject({ ticket: SignInTicket }),
  output: z.object({ letsInAt: Moment }),
  refusals: ['ticket_gone', 'sign_in_refused', 'cannot_wait', 'too_many_tries'],
});

const finish = method('approval.finish', {
  summary: 'Finish a sign-in that was approved, or has waited long enough.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ ...finishInput }),
  output: SignedIn,
  refusals: ['ticket_gone', 'not_approved', 'sign_in_refused'],
});

const list = method('approval.list', {
  summary:
    'Sign-ins that wait for me, those of the last days in new browsers, and what I have decided about them.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: nothing,
  output: z.object({
    /** Waiting for my answer, the oldest first. */
    asking: z.array(SignInRequest),
    /** In since a week at most, and still signed in, the newest first. */
    recent: z.array(SignInRequest),
    /** Are my devices asked? What I have chosen, where this host lets me choose. */
    asks: z.boolean(),
    /** Does this host ask at all? */
    hostAsks: z.boolean(),
    /** Since when my account is frozen; null where it is not. */
    frozenAt: Moment.nullable(),
    /** Can it be frozen? Only what a password opens again. */
    canFreeze: z.boolean(),
  }),
});

const approve = method('approval.approve', {
  summary: 'Let a sign-in in, with the number that the new device shows.',
  caller: 'account',
  about: 'own',
  input: z.strictObject({ id: SignInRequestId, number: MatchingNumber }),
  output: done,
  refusals: ['approval_gone', 'number_wrong'],
});

const refuseSignIn = method('approval.refuse', {
  summary: 'It was not me: refuse a sign-in, and sign out what it has opened.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ id: SignInRequestId }),
  output: z.object({ signedOut: z.boolean() }),
  refusals: ['approval_gone'],
});

const setAsked = method('approval.setAsked', {
  summary: 'Ask my devices before a new browser is let in, or no longer.',
  caller: 'account',
  about: 'own',
  proof: true,
  repeatable: true,
  input: z.strictObject({ on: z.boolean() }),
  output: done,
});

/** The methods of this feature. */
export const approvalMethods = [
  ask,
  look,
  wait,
  finish,
  list,
  approve,
  refuseSignIn,
  setAsked,
  ...qrMethods,
  ...freezeMethods,
] as const;
