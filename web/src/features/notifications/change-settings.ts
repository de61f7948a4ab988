import type { NotificationSettings } from '@maru/contract';
import { call, keep } from '../../platform/session/index.ts';
import { notificationsStore } from './state.ts';

const metaName = 'notifications';

/** Shows settings, and keeps them on this device. */
export const placeSettings = (settings: NotificationSettings): void => {
  notificationsStore.setState({ settings });
  keep([{ table: 'meta', key: metaName, put: { name: metaName, value: settings } }]);
};

/** Changes what I decided about notifications; shown at once, taken back when the host says no. */
export const changeSettings = async (change: Partial<NotificationSettings>): Promise<void> => {
  const before = notificationsStore.getState().settings;
  notificationsStore.setState({ settings: { ...before, ...change } });
  try {
    placeSettings((await call('notifications.updateSettings', change)).settings);
  } catch (error) {
    notificationsStore.setState({ settings: before });
    throw error;
  }
};
