import { z } from 'zod';
import { Password } from '../accounts/index.ts';
import { Moment } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { ProofWay } from './types.ts';

/** Tells how I can prove that it is me, and until when an earlier proof of this session counts. */
const describe = method('proof.describe', {
  summary: 'The ways in which I can prove that it is me.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ ways: z.array(ProofWay), freshUntil: Moment.nullable() }),
});

/** Begins a way that needs a question from the host first: the options of a passkey. */
const begin = method('proof.begin', {
  summary: 'Begin a proof by passkey: gives the options for the browser.',
  caller: 'account',
  about: 'own',
  input: z.strictObject({ way: z.enum(['passkey']) }),
  output: z.object({ options: z.record(z.string(), z.unknown()) }),
  refusals: ['proof_wrong'],
});

/** Proves that it is me. For the next five minutes this session may call what asks for proof. */
const give = method('proof.give', {
  summary: 'Prove that it is me, for five minutes of this session.',
  caller: 'account',
  about: 'own',
  rate: 'guarded',
  input: z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('password'), password: Password }),
    z.strictObject({ way: z.literal('totp'), code: z.string().max(20) }),
    z.strictObject({ way: z.literal('passkey'), answer: z.record(z.string(), z.unknown()) }),
  ]),
  output: z.object({ freshUntil: Moment }),
  refusals: ['proof_wrong', 'too_many_tries'],
});

/** The methods of this feature. */
export const proofMethods = [describe, begin, give] as const;
