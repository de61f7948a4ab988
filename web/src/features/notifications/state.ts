import {
  firstNotificationSettings,
  type ChatId,
  type ContentHint,
  type NotificationSettings,
  type PushDevice,
} from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/**
 * How this browser stands to push. `homeFirst`: an iPhone or iPad, which takes it only from the home screen. `denied`:
 * somebody has said no to the browser, and only they can change that, in its settings.
 */
export type DeviceState = 'unknown' | 'impossible' | 'homeFirst' | 'hostOff' | 'denied' | 'off' | 'on';

/** A message that is shown at the edge of the app for a moment. */
export interface MessageToast {
  chatId: ChatId;
  seq: number;
  authorName: string;
  text: string;
  hint?: ContentHint;
  /** When it is taken away by itself (ms). */
  until: number;
}

export interface NotificationsState {
  settings: NotificationSettings;
  publicKey: string | null;
  devices: readonly PushDevice[];
  device: DeviceState;
  toasts: readonly MessageToast[];
  /** Is it a good moment to offer notifications on this device? */
  isOffered: boolean;
}

export const firstNotifications: NotificationsState = {
  settings: firstNotificationSettings,
  publicKey: null,
  devices: [],
  device: 'unknown',
  toasts: [],
  isOffered: false,
};

export const notificationsStore = createStore<NotificationsState>(() => firstNotifications);
