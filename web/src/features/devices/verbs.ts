import type { DeviceId } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { devicesStore } from './state.ts';

/** Gives a device of mine a name; without letters it is called by its program again. */
export const renameDevice = async (deviceId: DeviceId, name: string): Promise<void> => {
  const device = await call('devices.rename', { deviceId, name: name.trim() || null });
  devicesStore.setState(({ devices }) => ({
    devices: devices?.map((one) => (one.id === deviceId ? device : one)) ?? null,
  }));
};

/** Signs a device of mine out. */
export const endDevice = async (deviceId: DeviceId): Promise<void> => {
  await call('devices.end', { deviceId });
  devicesStore.setState(({ devices }) => ({
    devices: devices?.filter((one) => one.id !== deviceId) ?? null,
  }));
};

/** Signs out all of my devices but this one. */
export const endOtherDevices = async (): Promise<void> => {
  await call('devices.endOthers', {});
  devicesStore.setState(({ devices, current }) => ({
    devices: devices?.filter((one) => one.id === current) ?? null,
  }));
};
