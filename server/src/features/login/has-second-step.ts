import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readStanding } from './store.ts';

/** Does this account always take a second step after its password? */
export const hasSecondStep = async (house: House, accountId: AccountId): Promise<boolean> => {
  const { totp, passkey_second: passkeySecond } = await readStanding(house.db, accountId);
  return totp || passkeySecond;
};
