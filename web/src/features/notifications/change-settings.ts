import { RefusalError } from '@maru/client';
import { firstNotificationSettings, type NotificationSettings } from '@maru/contract';
import { call, keep, myId } from '../../platform/session/index.ts';
import { keepUnsent } from '../../platform/unsent/index.ts';
import { notificationsStore } from './state.ts';

const metaName = 'notifications';

/** Whether something is made like its example; the host looks closer. */
const isLike = (example: unknown, value: unknown): boolean => {
  if (example === null) return value === null || typeof value === 'string';
  if (Array.isArray(example)) return Array.isArray(value);
  if (typeof example !== 'object') return typeof value === typeof example;
  if (typeof value !== 'object' || value === null) return false;
  const parts = value as Record<string, unknown>;
  return Object.entries(example).every(([name, part]) => isLike(part, parts[name]));
};

const readSettings = (kept: object): Partial<NotificationSettings> =>
  Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => {
      const example = firstNotificationSettings[name as keyof NotificationSettings];
      return example !== undefined && isLike(example, value);
    }),
  );

const unsent = keepUnsent<NotificationSettings>('maru.unsent-notifications', readSettings);

/** Shows settings, with what has been chosen here and is still on its way. */
export const showSettings = (settings: NotificationSettings): void => {
  const me = myId();
  notificationsStore.setState({ settings: { ...settings, ...(me && unsent.of(me)) } });
};

/** Shows settings as the host has them, and keeps them on this device. */
export const placeSettings = (settings: NotificationSettings): void => {
  showSettings(settings);
  keep([{ table: 'meta', key: metaName, put: { name: metaName, value: settings } }]);
};

/**
 * Changes what I decided about notifications; shown at once, taken back when the host says no. Without a line it waits,
 * past a reload too.
 */
export const changeSettings = async (change: Partial<NotificationSettings>): Promise<void> => {
  const me = myId();
  const before = notificationsStore.getState().settings;
  if (me) unsent.remember(me, change);
  showSettings(before);
  try {
    const { settings } = await call('notifications.updateSettings', change);
    if (me) unsent.forget(me, change);
    placeSettings(settings);
  } catch (error) {
    if (error instanceof RefusalError && me) {
      unsent.forget(me, change);
      showSettings(before);
    }
    throw error;
  }
};

/** Sends what was chosen here before and not confirmed. */
export const sendUnsentSettings = async (): Promise<void> => {
  const me = myId();
  const change = me ? unsent.of(me) : {};
  if (Object.keys(change).length > 0) await changeSettings(change).catch(() => {});
};
