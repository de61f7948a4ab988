import type { AccountId, ChatId, DeviceId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** What stands over the app for secret chats: one thing at a time. */
export type SecretSheet =
  | { readonly kind: 'start'; readonly personIds?: readonly AccountId[] }
  | { readonly kind: 'keys'; readonly chatId: ChatId }
  | { readonly kind: 'person'; readonly accountId: AccountId }
  | { readonly kind: 'device' }
  | { readonly kind: 'words' };

interface Open {
  readonly sheet: SecretSheet | null;
  /** Devices whose question was put off; it is asked again after a reload, or from the settings. */
  readonly putOff: ReadonlySet<DeviceId>;
}

export const openStore = createStore<Open>(() => ({ sheet: null, putOff: new Set() }));

export const openSheet = (sheet: SecretSheet): void => openStore.setState({ sheet });

/** Where somebody's keys are compared. */
export const openKeysOf = (accountId: AccountId): void => openSheet({ kind: 'person', accountId });

export const closeSheet = (): void => openStore.setState({ sheet: null });

export const putOffDevice = (deviceId: DeviceId): void =>
  openStore.setState(({ putOff }) => ({ putOff: new Set([...putOff, deviceId]) }));

/** Asks again at once what had been put off. */
export const answerDevice = (deviceId: DeviceId): void =>
  openStore.setState(({ putOff }) => ({ putOff: new Set([...putOff].filter((id) => id !== deviceId)) }));
