import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { isPassword } from './passwords.ts';
import { openSession } from './sessions.ts';
import { readAccountByHandle } from './store.ts';

/** Opens a session for handle and password. An unknown handle and a wrong password look and last the same. */
export const signIn: Verb<'accounts.signIn'> = async ({ house, via }, { handle, password }) => {
  const account = await readAccountByHandle(house.db, handle);
  const right = await isPassword(password, account?.password_hash ?? null);
  if (!account || !right) throw refuse('wrong_credentials');
  const token = await openSession(house, house.db, { accountId: account.account_id, client: via.client });
  return {
    token,
    account: { id: account.account_id, handle: account.handle, name: account.name, guest: false },
  };
};
