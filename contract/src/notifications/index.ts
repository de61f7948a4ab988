import { z } from 'zod';
import { NotificationSettings } from './types.ts';

export * from './types.ts';
export * from './deciding.ts';
export { notificationMethods } from './methods.ts';

/** Entries of `account:<me>` about notifications. */
export const notificationEntries = {
  'notifications.changed': z.object({ settings: NotificationSettings }),
} as const;
