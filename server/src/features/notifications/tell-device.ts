import { setTimeout as sleep } from 'node:timers/promises';
import type { PushPayload } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { deliver } from './deliver.ts';
import { deskOf } from './desk.ts';
import { deleteDevice, type DeviceRow } from './store.ts';
import { forgetSubscribed } from './subscribed.ts';

/** Waits between tries: who is asked whether somebody may come in has ten minutes to answer. */
const triesMs = [2_000, 10_000, 40_000];

/** Tells one browser something that is no message, and tries again for a minute. */
export const tellDevice = async (house: House, device: DeviceRow, payload: PushPayload): Promise<void> => {
  const { signal } = deskOf(house).stopped;
  for (const waitMs of [...triesMs, undefined]) {
    const { outcome } = await deliver(house, device, payload);
    house.metrics.pushes.inc({ outcome });
    if (outcome === 'gone') {
      await deleteDevice(house.db, device.account_id, device.device_id);
      await forgetSubscribed(house, [device.account_id]);
    }
    if (outcome !== 'again' || waitMs === undefined) return;
    await sleep(waitMs, undefined, { signal });
  }
};
