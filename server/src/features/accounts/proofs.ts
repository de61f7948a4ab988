import type { AccountId, SessionId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { isPassword } from './passwords.ts';
import { readAccounts, readProvedAt, updateProvedAt } from './store.ts';

/** Does this account have a password at all? Guests and the people of a demo have none. */
export const hasPassword = async (house: House, accountId: AccountId): Promise<boolean> =>
  ((await readAccounts(house.db, [accountId]))[0]?.password_hash ?? null) !== null;

/** Is this the password of the account? */
export const isPasswordOf = async (house: House, accountId: AccountId, password: string): Promise<boolean> =>
  isPassword(password, (await readAccounts(house.db, [accountId]))[0]?.password_hash ?? null);

/** The person at this session has just proved who they are. */
export const noteProof = async (house: House, sessionId: SessionId): Promise<Date> => {
  const at = house.clock.now();
  await updateProvedAt(house.db, sessionId, at);
  return at;
};

/** When the person at this session last proved who they are. */
export const findProof = (house: House, sessionId: SessionId): Promise<Date | null> =>
  readProvedAt(house.db, sessionId);
