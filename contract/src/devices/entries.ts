import { z } from 'zod';
import { DeviceId } from '../wire/ids.ts';
import { Device, DeviceEnd } from './types.ts';

/** Entries of `account:<me>`: a device of mine came, was named, or is signed in no longer. */
export const deviceEntries = {
  'device.entered': z.object({ device: Device }),
  'device.named': z.object({ deviceId: DeviceId, name: z.string() }),
  'device.ended': z.object({ deviceId: DeviceId, name: z.string(), why: DeviceEnd }),
} as const;
