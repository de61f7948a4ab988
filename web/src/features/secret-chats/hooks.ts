import type { AccountId, ChatId } from '@maru/contract';
import { useStore } from 'zustand';
import { useRead } from '../../ui/index.ts';
import { readMyPrint, readPersonKeys, readRoomKeys } from './keys.ts';
import type { AskingView, DeviceStanding, KeyPrint, PersonKeys, RoomKeys } from './screens/view.ts';
import { secretStore, type KnownKey, type SecretRoom } from './state.ts';

const notHere: SecretRoom = { standing: { kind: 'notHere' }, name: null };

/** How a secret room stands on this device; undefined as long as nothing is known. */
export const useSecretRoom = (chatId: ChatId): SecretRoom | undefined =>
  useStore(secretStore, (state) => state.rooms[chatId] ?? (state.isKnown ? notHere : undefined));

/** How this device stands with secret rooms. */
export const useDeviceStanding = (): DeviceStanding => useStore(secretStore, (state) => state.device);

/** Devices of mine that ask this one to be let in. */
export const useAskingDevices = (): readonly AskingView[] => useStore(secretStore, (state) => state.asking);

/** How far somebody's key is trusted here; undefined where none is known. */
export const useKnownKey = (accountId: AccountId): KnownKey | undefined =>
  useStore(secretStore, (state) => state.keys[accountId]);

/** Whether others in secret rooms see that I am writing. */
export const useTypingShown = (): boolean => useStore(secretStore, (state) => state.showsTyping);

/** How many secret rooms this device has keys of. */
export const useSecretCount = (): number =>
  useStore(
    secretStore,
    (state) => Object.values(state.rooms).filter(({ standing }) => standing.kind === 'ready').length,
  );

/** The keys of a room, read again whenever something about keys has changed; undefined while they are read. */
export const useRoomKeys = (chatId: ChatId): RoomKeys | undefined => {
  const room = useSecretRoom(chatId);
  const known = useStore(secretStore, (state) => state.keys);
  const keys = useRead(() => readRoomKeys(chatId), [chatId, room, known]);
  return keys?.chatId === chatId ? keys : undefined;
};

/** The key of somebody, read again whenever something about keys has changed; null where none is known, undefined while it is read. */
export const usePersonKeys = (accountId: AccountId): PersonKeys | null | undefined => {
  const known = useKnownKey(accountId);
  return useRead(() => readPersonKeys(accountId), [accountId, known]);
};

/** What my own key looks like; null where I have none, undefined while it is read. */
export const useMyPrint = (): KeyPrint | null | undefined => {
  const device = useDeviceStanding();
  return useRead(readMyPrint, [device]);
};
