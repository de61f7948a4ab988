import type { AccountId, DeviceId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';

/** A device that ended. */
export interface EndedDevice {
  account_id: AccountId;
  device_id: DeviceId;
}

type Hear = (house: House, tx: Tx, devices: readonly EndedDevice[]) => Promise<void>;

const hearers: Hear[] = [];

/** Hears of devices that are signed out, in that transaction; called once, where a feature is put together. */
export const onDevicesEnded = (hear: Hear): void => {
  if (!hearers.includes(hear)) hearers.push(hear);
};

/** Tells whoever wants to hear of it. */
export const tellDevicesEnded: Hear = async (house, tx, devices) => {
  for (const hear of hearers) await hear(house, tx, devices);
};
