import type { AccountId, DeviceId, SessionId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import {
  readDeviceOfSession,
  readSignedInDevices,
  updateDeviceName,
  type DeviceRow,
} from './device-store.ts';
import { endDevices, endDeviceOfSession, signOutDevices } from './end-devices.ts';
import { nameOfDevice } from './present-device.ts';
import { tellOtherDevices } from './tell-other-devices.ts';

export type { DeviceRow } from './device-store.ts';

/** The devices on which an account is signed in, last used first, at most 100. */
export const listDevices = (house: House, accountId: AccountId): Promise<DeviceRow[]> =>
  readSignedInDevices(house.db, accountId);

/** Gives a device a name of its owner's, or takes it back; undefined where the account is not signed in there. */
export const nameDevice = (
  house: House,
  of: { accountId: AccountId; deviceId: DeviceId; name: string | null },
): Promise<DeviceRow | undefined> =>
  house.db.transaction(async (tx) => {
    const row = await updateDeviceName(tx, of, of.name);
    if (!row) return undefined;
    const { accountId, deviceId } = of;
    const body = { deviceId, name: nameOfDevice(row) };
    await tellOtherDevices(house, tx, { accountId, deviceId, kind: 'device.named', body });
    return row;
  });

/** Ends the devices that are meant, from another one. Gives how many there were. */
export const endDevicesOf = (
  house: House,
  accountId: AccountId,
  isMeant: (deviceId: DeviceId) => boolean,
): Promise<number> =>
  house.db.transaction(async (tx) => {
    const all = await readSignedInDevices(tx, accountId);
    const devices = all.filter((one) => isMeant(one.device_id));
    await endDevices(house, tx, { devices, why: 'signedOut' });
    return devices.length;
  });

/** Ends the device of a session, as when somebody says that it was not them; false where there is none. */
export const endOneSession = (house: House, accountId: AccountId, sessionId: SessionId): Promise<boolean> =>
  endDeviceOfSession(house, { accountId, sessionId }, 'signedOut');

/** Signs an account out on every device but that of this session. They stay known; every process hears of it with the commit. */
export const endOtherSessions = async (
  house: House,
  tx: Tx,
  of: { accountId: AccountId; keep: SessionId },
): Promise<void> => {
  const kept = await readDeviceOfSession(tx, of.accountId, of.keep);
  const all = await readSignedInDevices(tx, of.accountId);
  await signOutDevices(house, tx, { devices: all.filter((one) => one.device_id !== kept), why: 'signedOut' });
};
