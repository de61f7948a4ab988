import { nameClient, type Device } from '@maru/contract';
import type { DeviceRow } from './device-store.ts';

/** What a device is called: as its owner says, or else by its browser and system. */
export const nameOfDevice = ({ own_name: ownName, client }: Pick<DeviceRow, 'own_name' | 'client'>): string =>
  ownName ?? nameClient(client).slice(0, 60);

/** A device as its owner sees it. */
export const presentDevice = (row: DeviceRow): Device => ({
  id: row.device_id,
  name: nameOfDevice(row),
  kind: row.kind,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at.toISOString(),
  place: row.last_place,
  approvedHow: row.approved_how,
});
