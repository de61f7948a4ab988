import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { createAccount } from './create-account.ts';
import { commonPasswords, hashPassword } from './passwords.ts';
import { whyNotHandle, whyNotPassword } from './rules.ts';
import { openSession } from './sessions.ts';
import { hasOperator, lockFirstAccount } from './store.ts';

/** Makes an account and signs it in. The first one of a new host becomes its operator, even where sign-up is closed. */
export const signUp: Verb<'accounts.signUp'> = async ({ house, via }, { handle, name, password }) => {
  const why = whyNotHandle(handle) ?? whyNotPassword(password, handle, commonPasswords());
  if (why) throw refuse(why);
  const first = !(await hasOperator(house.db));
  if (!first && house.config.signUp === 'closed') throw refuse('sign_up_closed');
  const passwordHash = await hashPassword(password);
  return house.db.transaction(async (tx) => {
    if (first) await lockFirstAccount(tx);
    const operator = first && !(await hasOperator(tx));
    const id = await createAccount(house, tx, { kind: 'person', handle, name, passwordHash, operator });
    const token = await openSession(house, tx, { accountId: id, client: via.client });
    return { token, account: { id, handle, name, guest: false } };
  });
};
