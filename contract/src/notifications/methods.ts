import { z } from 'zod';
import { method } from '../wire/method.ts';
import { NotificationSettings, PushDevice, PushLanguage } from './types.ts';

const Endpoint = z.url({ protocol: /^https?$/ }).max(2_000);
/** Letters of base64url. */
const Letters = z.string().regex(/^[A-Za-z0-9_-]+=*$/);

/** What I decided about notifications, and where they go; `publicKey` is what a browser subscribes with (VAPID). */
export const getNotifications = method('notifications.get', {
  summary: 'My notification settings, the devices they go to, and the key to subscribe with.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({
    settings: NotificationSettings,
    /** Null where this host sends no push. */
    publicKey: z.string().nullable(),
    devices: z.array(PushDevice),
  }),
});

/** Changes what I decided about notifications; fields left out stay. */
export const updateNotifications = method('notifications.updateSettings', {
  summary: 'Change my notification settings.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: NotificationSettings.partial().strict(),
  output: z.object({ settings: NotificationSettings }),
});

/**
 * Lets this browser take push, as its `PushSubscription` says. It ends with the session. The same endpoint again
 * changes the one that is there; beyond the limit the oldest device is let go.
 */
export const addDevice = method('notifications.addDevice', {
  summary: 'Let this browser take push.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({
    endpoint: Endpoint,
    keys: z.strictObject({ p256dh: Letters.min(80).max(100), auth: Letters.min(20).max(40) }),
    language: PushLanguage,
  }),
  output: z.object({ device: PushDevice }),
  refusals: ['push_off', 'endpoint_not_allowed', 'consent_needed'],
});

/** Ends push to one of my devices. */
export const removeDevice = method('notifications.removeDevice', {
  summary: 'End push to a device.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
});

/**
 * Says whether this app is in front of me. While it is, it shows what comes by itself, and its browser gets no push; my
 * other devices wait a moment. It holds for as long as the connection.
 */
export const setAttention = method('notifications.setAttention', {
  summary: 'Is this app in front of me?',
  caller: 'session',
  about: 'own',
  rate: 'cheap',
  repeatable: true,
  input: z.strictObject({ inFront: z.boolean(), window: z.string().min(1).max(40) }),
  output: z.object({}),
});

/** The methods of this feature. */
export const notificationMethods = [
  getNotifications,
  updateNotifications,
  addDevice,
  removeDevice,
  setAttention,
] as const;
