import { z } from 'zod';
import { DeviceId } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { Device, DeviceName } from './types.ts';

const list = method('devices.list', {
  summary: 'The devices on which I am signed in, last used first, at most 100, and which of them calls.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({
    current: DeviceId,
    devices: z.array(Device),
    /** Days after which a device that is not used is signed out. */
    idleDays: z.int(),
  }),
});

const rename = method('devices.rename', {
  summary: 'Give a device of mine a name; null takes it back.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ deviceId: DeviceId, name: DeviceName.nullable() }),
  output: Device,
  refusals: ['device_not_found'],
});

const end = method('devices.end', {
  summary: 'Sign out one of my devices, and know it no longer; its sockets close.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ deviceId: DeviceId }),
  output: z.object({}),
  refusals: ['device_not_found'],
});

const endOthers = method('devices.endOthers', {
  summary: 'Sign out all of my devices but this one.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ ended: z.int() }),
});

/** The methods of this feature. */
export const deviceMethods = [list, rename, end, endOthers] as const;
