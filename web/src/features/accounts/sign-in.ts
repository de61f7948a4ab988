import { isSignedIn, type AccountId, type InputOf, type SecondStep, type SignedIn } from '@maru/contract';
import { callOverHttp } from '../../platform/session/index.ts';
import { enter } from './start-session.ts';

/** Signs in with handle and password; the cookie that the host sets is the session. Gives the second step where one is asked for. */
export const signIn = async (input: InputOf<'accounts.signIn'>): Promise<SecondStep | undefined> => {
  const answer = await callOverHttp('accounts.signIn', input);
  if (!isSignedIn(answer)) return answer;
  await enter(answer.account.id);
  return undefined;
};

/** Enters with what a method that finishes a sign-in has given. */
export const finishSignIn = async (answer: Promise<SignedIn>): Promise<void> => {
  const { account } = await answer;
  await enter(account.id);
};

/** Signs in as one of the people of a demo host. */
export const signInAsDemo = async (accountId: AccountId): Promise<void> => {
  const { account } = await callOverHttp('demo.signIn', { accountId });
  await enter(account.id);
};
