import type { AccountEntryBodies, Device, Entry } from '@maru/contract';
import type { DevicesState } from './state.ts';

const without = (devices: readonly Device[], id: string): Device[] => devices.filter((one) => one.id !== id);

/** Folds what became of my devices into the list, where it has been loaded; in any order, any number of times. */
export const applyEntry = (state: DevicesState, entry: Entry): DevicesState => {
  const { devices } = state;
  if (!devices) return state;
  if (entry.kind === 'device.entered') {
    const { device } = entry.body as AccountEntryBodies['device.entered'];
    return { ...state, devices: [device, ...without(devices, device.id)] };
  }
  if (entry.kind === 'device.named') {
    const { deviceId, name } = entry.body as AccountEntryBodies['device.named'];
    return { ...state, devices: devices.map((one) => (one.id === deviceId ? { ...one, name } : one)) };
  }
  if (entry.kind === 'device.ended') {
    const { deviceId } = entry.body as AccountEntryBodies['device.ended'];
    return { ...state, devices: without(devices, deviceId) };
  }
  return state;
};
