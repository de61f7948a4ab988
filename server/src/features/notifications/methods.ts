import type { MethodTable } from '../../platform/house.ts';
import { setAttention } from './attention.ts';
import { addDevice, removeDevice } from './devices.ts';
import { getNotifications, updateSettings } from './settings.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'notifications.get': getNotifications,
  'notifications.updateSettings': updateSettings,
  'notifications.addDevice': addDevice,
  'notifications.removeDevice': removeDevice,
  'notifications.setAttention': setAttention,
};
