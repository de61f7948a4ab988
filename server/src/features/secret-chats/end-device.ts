import type { AccountId, DeviceId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { deleteDevice } from './device-store.ts';

/** Takes the keys of a device away: nobody can bring it into a room any more. */
export const endSecretDevice = async (
  _house: House,
  tx: Tx,
  device: { account_id: AccountId; device_id: DeviceId },
): Promise<void> => {
  await deleteDevice(tx, device.account_id, device.device_id);
};
