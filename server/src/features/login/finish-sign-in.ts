import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  browserHashOf,
  completeSignIn,
  finishTicket,
  requireTicket,
  spendTry,
  takeTicket,
  type OpenTicket,
} from '../accounts/index.ts';
import { askForPasskey, checkPasskey } from './passkeys/ceremonies.ts';
import { spendRecoveryCode } from './recovery-codes.ts';
import { tellDevices } from './tell-devices.ts';
import { spendTotpCode } from './totp.ts';

/** Finishes a sign-in with a code of the authenticator app. */
export const finishWithTotp: Verb<'login.finishWithTotp'> = async ({ house }, { ticket, code, trust }) => {
  const open = await spendTry(house, ticket);
  if (!(await spendTotpCode(house, house.db, { accountId: open.accountId, code })))
    throw refuse('code_wrong');
  return finishTicket(house, open, { trust });
};

/** Finishes a sign-in with a recovery code, and tells the other devices that one was used. */
export const finishWithRecoveryCode: Verb<'login.finishWithRecoveryCode'> = async (
  { house },
  { ticket, code, trust },
) => {
  const open = await spendTry(house, ticket);
  const { accountId, client } = open;
  await house.db.transaction(async (tx) => {
    await takeTicket(tx, open);
    if (!(await spendRecoveryCode(tx, accountId, { typed: code, at: house.clock.now() })))
      throw refuse('code_wrong');
    await tellDevices(house, tx, { accountId, what: 'recoveryCodeUsed', sessionId: null, client });
  });
  return finishTicket(house, open, { trust, isTaken: true });
};

const purposeOf = ({ ticketId }: OpenTicket): string => `step ${ticketId}`;

/** The options of the passkeys that can finish a sign-in. */
export const beginPasskeyStep: Verb<'login.beginPasskeyStep'> = async ({ house }, { ticket }) => {
  const open = await requireTicket(house, ticket);
  return { options: await askForPasskey(house, { accountId: open.accountId, purpose: purposeOf(open) }) };
};

/** Finishes a sign-in with a passkey of the account. */
export const finishWithPasskey: Verb<'login.finishWithPasskey'> = async (
  { house },
  { ticket, answer, trust },
) => {
  const open = await spendTry(house, ticket);
  const check = await checkPasskey(house, answer, purposeOf(open));
  if (!('whose' in check) || check.whose !== open.accountId) throw refuse('passkey_wrong');
  return finishTicket(house, open, { trust });
};

/** The options to sign in with a passkey alone. */
export const beginPasskeySignIn: Verb<'login.beginPasskeySignIn'> = async ({ house }) => ({
  options: await askForPasskey(house, { purpose: 'sign in' }),
});

/** Signs in with a passkey alone: it is something one has and something one is or knows, and so both steps at once. */
export const signInWithPasskey: Verb<'login.signInWithPasskey'> = async (
  { house, via },
  { answer, browser },
) => {
  const check = await checkPasskey(house, answer, 'sign in');
  if (!('whose' in check)) throw refuse(check.why);
  return completeSignIn(house, {
    accountId: check.whose,
    client: via.client,
    address: via.address,
    approved: 'passkey',
    browserHash: browserHashOf(browser ?? via.browser),
    trust: false,
  });
};
