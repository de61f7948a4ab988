import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { distrustBrowsers } from '../accounts/index.ts';
import { deleteCodes } from './recovery-code-store.ts';
import { readStanding, setPasskeySecond } from './store.ts';
import { tellDevices } from './tell-devices.ts';
import { deleteTotp } from './totp-store.ts';

/**
 * Asks an account for no second step any more, for somebody who has lost it and has convinced the operator of who they are.
 * The password stays, and passkeys stay as a way to sign in. False where no second step was asked for.
 */
export const resetSecondStep = async (
  house: House,
  tx: Tx,
  { accountId, client }: { accountId: AccountId; client: string },
): Promise<boolean> => {
  const { totp, passkey_second: passkeySecond } = await readStanding(tx, accountId);
  if (!totp && !passkeySecond) return false;
  await deleteTotp(tx, accountId);
  await deleteCodes(tx, accountId);
  await setPasskeySecond(tx, accountId, false);
  await distrustBrowsers(tx, accountId);
  const what = totp ? 'totpOff' : 'passkeySecondOff';
  await tellDevices(house, tx, { accountId, what, sessionId: null, client });
  return true;
};
