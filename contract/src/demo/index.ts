import { z } from 'zod';
import { Person, SignedIn } from '../accounts/index.ts';
import { AccountId } from '../wire/ids.ts';
import { method } from '../wire/method.ts';

/** The people of the demo world that one can be with one tap. */
export const listDemoPeople = method('demo.list', {
  summary: 'The people of the demo world.',
  caller: 'anyone',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ people: z.array(Person) }),
  refusals: ['demo_off'],
});

/** Signs in as one of the demo people. */
export const signInAsDemo = method('demo.signIn', {
  summary: 'Sign in as one of the demo people.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ accountId: AccountId }),
  output: SignedIn,
  refusals: ['demo_off', 'person_not_found'],
});

/** The methods of this feature. */
export const demoMethods = [listDemoPeople, signInAsDemo] as const;
