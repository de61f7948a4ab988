import type { Device, DeviceId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import { call } from '../../platform/session/index.ts';

/** The devices on which I am signed in. */
export interface DevicesState {
  /** Last used first; null while nobody has asked. */
  devices: Device[] | null;
  /** This one. */
  current: DeviceId | null;
  /** Days after which a device that is not used is signed out. */
  idleDays: number;
}

export const firstDevices: DevicesState = { devices: null, current: null, idleDays: 0 };

export const devicesStore = createStore<DevicesState>(() => firstDevices);

/** Loads the devices on which I am signed in. */
export const loadDevices = async (): Promise<void> => {
  devicesStore.setState(await call('devices.list', {}));
};
