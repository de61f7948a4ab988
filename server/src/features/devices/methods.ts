import type { MethodTable, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { endDevicesOf, listDevices, nameDevice, presentDevice } from '../accounts/index.ts';

const list: SignedVerb<'devices.list'> = async ({ house, who }) => ({
  current: who.deviceId,
  devices: (await listDevices(house, who.accountId)).map(presentDevice),
  idleDays: house.hostSettings.current().idleDays,
});

const rename: SignedVerb<'devices.rename'> = async ({ house, who }, { deviceId, name }) => {
  const row = await nameDevice(house, { accountId: who.accountId, deviceId, name });
  if (!row) throw refuse('device_not_found');
  return presentDevice(row);
};

const end: SignedVerb<'devices.end'> = async ({ house, who }, { deviceId }) => {
  const ended = await endDevicesOf(house, who.accountId, (one) => one === deviceId);
  if (ended === 0) throw refuse('device_not_found');
  return {};
};

const endOthers: SignedVerb<'devices.endOthers'> = async ({ house, who }) => ({
  ended: await endDevicesOf(house, who.accountId, (one) => one !== who.deviceId),
});

/** What this feature answers. */
export const methods: MethodTable = {
  'devices.list': list,
  'devices.rename': rename,
  'devices.end': end,
  'devices.endOthers': endOthers,
};
