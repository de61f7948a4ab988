import type { AccountId, DeviceId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';

type Hear = (house: House, tx: Tx, device: { account_id: AccountId; device_id: DeviceId }) => Promise<void>;

const hearers: Hear[] = [];

/** Hears of every device that is signed out, in its transaction; called once, where a feature is put together. */
export const onDeviceEnded = (hear: Hear): void => {
  if (!hearers.includes(hear)) hearers.push(hear);
};

/** Tells whoever wants to hear of it. */
export const tellDeviceEnded: Hear = async (house, tx, device) => {
  for (const hear of hearers) await hear(house, tx, device);
};
