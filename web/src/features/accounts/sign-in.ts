import type { AccountId, InputOf } from '@maru/contract';
import { callOverHttp } from '../../platform/session/index.ts';
import { enter } from './start-session.ts';

/** Signs in with handle and password; the cookie that the host sets is the session. */
export const signIn = async (input: InputOf<'accounts.signIn'>): Promise<void> => {
  const { account } = await callOverHttp('accounts.signIn', input);
  await enter(account.id);
};

/** Signs in as one of the people of a demo host. */
export const signInAsDemo = async (accountId: AccountId): Promise<void> => {
  const { account } = await callOverHttp('demo.signIn', { accountId });
  await enter(account.id);
};
