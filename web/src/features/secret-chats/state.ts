import type { AccountId, ChatId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import type { AskingView, DeviceStanding, KeyTrust, RoomStanding } from './screens/view.ts';

/** A secret room as all tabs know it; what is said in it is not here. */
export interface SecretRoom {
  standing: RoomStanding;
  /** The name that its members alone see. */
  name: string | null;
}

/** What this device knows of somebody's identity key. */
export interface KnownKey {
  trust: KeyTrust;
  /** ISO 8601. */
  verifiedAt: string | null;
}

/** What the tab that keeps the keys tells the others. */
export interface SecretState {
  /** True once it is known which rooms this device has keys of. */
  isKnown: boolean;
  device: DeviceStanding;
  asking: readonly AskingView[];
  rooms: Readonly<Record<ChatId, SecretRoom>>;
  keys: Readonly<Record<AccountId, KnownKey>>;
  /** Whether others in secret rooms see that I am writing. */
  showsTyping: boolean;
}

export const firstSecrets: SecretState = {
  isKnown: false,
  device: { kind: 'starting' },
  asking: [],
  rooms: {},
  keys: {},
  showsTyping: false,
};

export const secretStore = createStore<SecretState>(() => firstSecrets);

/** How a secret room stands here, where that is known already. */
export const findSecretRoom = (chatId: ChatId): SecretRoom | undefined =>
  secretStore.getState().rooms[chatId];
