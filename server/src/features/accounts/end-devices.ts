import type { AccountId, DeviceEnd, DeviceId, SessionId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import {
  deleteSessionsOfDevices,
  endDeviceRows,
  readDeviceOfSession,
  readSignedInDevices,
  type DeviceRow,
} from './device-store.ts';
import { tellDevicesEnded } from './device-ended.ts';
import { nameOfDevice } from './present-device.ts';
import type { SessionNews } from './session-news.ts';
import { tellOtherDevices } from './tell-other-devices.ts';

/** Signs devices out: their sessions end on every process, with their sockets, and the others are told why. */
export const signOutDevices = async (
  house: House,
  tx: Tx,
  { devices, why }: { devices: readonly DeviceRow[]; why: DeviceEnd },
): Promise<void> => {
  await tellDevicesEnded(house, tx, devices);
  for (const device of devices) {
    const { account_id: accountId, device_id: deviceId } = device;
    for (const { session_id: sessionId } of await deleteSessionsOfDevices(tx, {
      accountId,
      deviceIds: [deviceId],
    }))
      await house.news.tell(tx, 'session.news', { accountId, sessionId, end: true } satisfies SessionNews);
    const body = { deviceId, name: nameOfDevice(device), why };
    await tellOtherDevices(house, tx, { accountId, deviceId, kind: 'device.ended', body });
  }
};

/** Ends devices: they are signed out, and no longer known when they come again. What hangs on a device ends with it. */
export const endDevices = async (
  house: House,
  tx: Tx,
  of: { devices: readonly DeviceRow[]; why: DeviceEnd },
): Promise<void> => {
  for (const { account_id: accountId, device_id: deviceId } of of.devices)
    await endDeviceRows(tx, { accountId, deviceIds: [deviceId] }, house.clock.now());
  await signOutDevices(house, tx, of);
};

/** Signs a device out and goes on knowing it, as when somebody leaves by themselves. */
export const leaveDevice = async (
  house: House,
  of: { accountId: AccountId; deviceId: DeviceId },
): Promise<void> =>
  house.db.transaction(async (tx) => {
    const devices = await readSignedInDevices(tx, of.accountId);
    await signOutDevices(house, tx, {
      devices: devices.filter((one) => one.device_id === of.deviceId),
      why: 'left',
    });
  });

/** Ends the device of a session; false where there is none. */
export const endDeviceOfSession = async (
  house: House,
  { accountId, sessionId }: { accountId: AccountId; sessionId: SessionId },
  why: DeviceEnd,
): Promise<boolean> =>
  house.db.transaction(async (tx) => {
    const deviceId = await readDeviceOfSession(tx, accountId, sessionId);
    const devices = await readSignedInDevices(tx, accountId);
    const ended = devices.filter((one) => one.device_id === deviceId);
    await endDevices(house, tx, { devices: ended, why });
    return ended.length > 0;
  });
