import { setTimeout as sleep } from 'node:timers/promises';
import type { PushPayload } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { securityNews, type SecurityNews } from '../login/index.ts';
import { deliver } from './deliver.ts';
import { deskOf } from './desk.ts';
import { deleteDevice, readDevices, type DeviceRow } from './store.ts';
import { forgetSubscribed } from './subscribed.ts';

/** Waits between tries: who is asked whether somebody may come in has ten minutes to answer. */
const triesMs = [2_000, 10_000, 40_000];

const tellDevice = async (house: House, device: DeviceRow, payload: PushPayload): Promise<void> => {
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

const tellAll = async (house: House, { accountId, what, by }: SecurityNews): Promise<void> => {
  const devices = await readDevices(house.db, accountId);
  await Promise.all(
    devices
      .filter((one) => one.session_id !== by)
      .map((device) =>
        tellDevice(house, device, { kind: 'security', language: device.language, what, silent: false }),
      ),
  );
};

/**
 * Hears of what is about the safety of an account, and tells its other devices at once. Quiet hours and previews do not
 * count here: it holds nobody's words, and may be somebody at the door.
 */
export const hearSecurity = (house: House): void => {
  house.bus.subscribe(securityNews, (news: SecurityNews) => {
    if (deskOf(house).subscribed.has(news.accountId)) void tellAll(house, news).catch(() => undefined);
  });
};
