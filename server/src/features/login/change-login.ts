import type { AccountId, LoginChange } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { SignedCall } from '../../platform/house.ts';
import { distrustBrowsers } from '../accounts/index.ts';
import { deleteCodes } from './recovery-code-store.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { readStanding } from './store.ts';
import { tellDevices } from './tell-devices.ts';

/** Changes something about my sign-in in one transaction, and tells my other devices. */
export const changeLogin = <Result>(
  { house, who, via }: SignedCall,
  what: LoginChange,
  change: (tx: Tx) => Promise<Result>,
): Promise<Result> =>
  house.db.transaction(async (tx) => {
    const result = await change(tx);
    const { accountId, sessionId } = who;
    await tellDevices(house, tx, { accountId, what, sessionId, client: via.client });
    // Whether the account has a second step, which the host may oblige it to, is looked at anew everywhere.
    await house.news.tell(tx, 'session.news', { accountId, end: false });
    return result;
  });

/** Ten recovery codes, for an account that asks for a second step from now on and has none. */
export const makeFirstCodes = async (tx: Tx, accountId: AccountId, at: Date): Promise<string[] | null> =>
  (await readStanding(tx, accountId)).codes > 0 ? null : makeRecoveryCodes(tx, accountId, at);

/** Where an account asks for no second step any more, nothing of it stays behind. */
export const tidySecondStep = async (tx: Tx, accountId: AccountId): Promise<void> => {
  const { totp, passkey_second: passkeySecond } = await readStanding(tx, accountId);
  if (totp || passkeySecond) return;
  await deleteCodes(tx, accountId);
  await distrustBrowsers(tx, accountId);
};
