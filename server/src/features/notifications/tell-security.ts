import type { House } from '../../platform/house.ts';
import { securityNews, type SecurityNews } from '../login/index.ts';
import { deskOf } from './desk.ts';
import { readDevices } from './store.ts';
import { tellDevice } from './tell-device.ts';

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
