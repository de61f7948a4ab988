import type { AccountEntryBodies, AccountId, deviceEntries, DeviceId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { hasOtherDevice } from './device-store.ts';

type Kind = keyof typeof deviceEntries;

/** News of a device, for the others of its account. */
export type DeviceNews = {
  [Name in Kind]: {
    accountId: AccountId;
    deviceId: DeviceId;
    kind: Name;
    body: AccountEntryBodies[Name];
  };
}[Kind];

/** Tells the account's log what became of a device, where anybody else is there to hear of it. */
export const tellOtherDevices = async (
  house: Pick<House, 'log'>,
  tx: Tx,
  { accountId, deviceId, kind, body }: DeviceNews,
): Promise<void> => {
  if (!(await hasOtherDevice(tx, accountId, deviceId))) return;
  await house.log.appendIn(tx, [{ log: accountLog(accountId), author: accountId, key: v7(), kind, body }]);
};
