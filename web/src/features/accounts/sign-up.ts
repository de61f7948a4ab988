import type { InputOf, OutputOf } from '@maru/contract';
import { call, callOverHttp } from '../../platform/session/index.ts';
import { enter } from './start-session.ts';
import { accountsStore } from './state.ts';

/** Makes an account and signs it in. */
export const signUp = async (input: InputOf<'accounts.signUp'>): Promise<void> => {
  const { account } = await callOverHttp('accounts.signUp', input);
  await enter(account.id);
};

/** Is this handle well-formed and free? */
export const checkHandle = (handle: string): Promise<OutputOf<'accounts.checkHandle'>> =>
  call('accounts.checkHandle', { handle });

/** A guest becomes an account and stays where they are. */
export const upgradeGuest = async (input: InputOf<'accounts.upgradeGuest'>): Promise<void> => {
  accountsStore.setState({ me: await call('accounts.upgradeGuest', input) });
};
