import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { browserHashOf } from './browsers.ts';
import { createAccount } from './create-account.ts';
import { enterOnDevice } from './enter-on-device.ts';
import { requireWelcome, useInvitation } from './host-invitations.ts';
import { commonPasswords, hashPassword } from './passwords.ts';
import { whyNotHandle, whyNotPassword } from './rules.ts';
import { askSignUpSteps, takeSignUpSteps } from './sign-up-steps.ts';
import { hasOperator, lockFirstAccount } from './store.ts';

/** Makes an account and signs it in. The first one of a new host becomes its operator, even where sign-up is closed. */
export const signUp: Verb<'accounts.signUp'> = async (
  { house, via },
  { handle, name, password, invitation, agreed, birth },
) => {
  const why = whyNotHandle(handle) ?? whyNotPassword(password, handle, commonPasswords());
  if (why) throw refuse(why);
  const first = !(await hasOperator(house.db));
  if (!first) await requireWelcome(house, invitation);
  const given = { agreed, birth };
  await askSignUpSteps(house, given);
  const passwordHash = await hashPassword(password);
  return house.db.transaction(async (tx) => {
    if (first) await lockFirstAccount(tx);
    const operator = first && !(await hasOperator(tx));
    const id = await createAccount(house, tx, { kind: 'person', handle, name, passwordHash, operator });
    if (!operator) await useInvitation(house, tx, { code: invitation, by: id });
    await takeSignUpSteps(house, tx, { accountId: id, client: via.client, given });
    const before = browserHashOf(via.browser);
    const entering = { accountId: id, via, before, proved: true, approved: 'signUp' } as const;
    const { token, browser } = await enterOnDevice(house, tx, entering);
    return { token, account: { id, handle, name, guest: false }, browser };
  });
};
