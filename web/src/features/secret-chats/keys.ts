import type { AccountId, ChatId, DeviceId } from '@maru/contract';
import {
  askKeeper,
  type CallIdentity,
  type CallKeyVerdict,
  type CallWish,
  type ChangedKey,
} from './keeper-calls.ts';
import type { KeyPrint, PersonKeys, RoomKeys } from './screens/view.ts';

/** The keys of a room, as they stand in its tree: what the host says of them counts for nothing. */
export const readRoomKeys = (chatId: ChatId): Promise<RoomKeys> => askKeeper('secret.roomKeys', { chatId });

/** The key of somebody that is pinned here; null where none is. */
export const readPersonKeys = (accountId: AccountId): Promise<PersonKeys | null> =>
  askKeeper('secret.personKeys', { accountId });

/** What my own key looks like; null where I have none yet. */
export const readMyPrint = (): Promise<KeyPrint | null> => askKeeper('secret.myPrint', {});

/** Marks somebody's key as compared, or takes the mark away. */
export const setVerified = async (accountId: AccountId, on: boolean): Promise<void> =>
  void (await askKeeper('secret.verify', { accountId, on }));

/** Both prints of somebody whose key has changed; null where it has not. */
export const readChangedKey = (accountId: AccountId): Promise<ChangedKey | null> =>
  askKeeper('secret.changedKey', { accountId });

/** Of the members of a room, those who are no longer in it because their key is another one, until that was hushed. */
export const readChangedMembers = async (
  chatId: ChatId,
  memberIds: readonly AccountId[],
): Promise<readonly AccountId[]> =>
  (await askKeeper('secret.changedMembers', { chatId, memberIds: [...memberIds] })).accountIds;

/** Says no more that these have another key than the one they had in a room. */
export const hushChangedMembers = async (chatId: ChatId, memberIds: readonly AccountId[]): Promise<void> =>
  void (await askKeeper('secret.hushChanged', { chatId, memberIds: [...memberIds] }));

/** From now on the new key of somebody is the one that counts. */
export const acceptKey = async (accountId: AccountId): Promise<void> =>
  void (await askKeeper('secret.acceptKey', { accountId }));

/** Finds out at once how this device stands; the first time gives it keys. Else that is done once nothing else is under way. */
export const wakeKeys = async (): Promise<void> => void (await askKeeper('secret.wake', {}));

/** Asks my other devices to let this one in. */
export const askApproval = async (): Promise<void> => void (await askKeeper('secret.askApproval', {}));

/** Lets a device of mine in, or not. */
export const approveDevice = async (deviceId: DeviceId, yes: boolean): Promise<void> =>
  void (await askKeeper('secret.approve', { deviceId, yes }));

/** Gives this device new keys; my former rooms end. */
export const beginAnew = async (): Promise<void> => void (await askKeeper('secret.beginAnew', {}));

/** What vouches for this device in a call; null where it has no keys. */
export const findCallIdentity = (): Promise<CallIdentity | null> => askKeeper('secret.callIdentity', {});

/** Has the keys of a call signed by this device; null where it has none. */
export const signForCall = (wish: CallWish): Promise<{ signature: string } | null> =>
  askKeeper('secret.signForCall', wish);

/** How somebody's key in a call stands to what is known here: seen for the first time it is pinned. */
export const judgeCallKey = (accountId: AccountId, identityKey: string): Promise<CallKeyVerdict | null> =>
  askKeeper('secret.judgeCallKey', { accountId, identityKey });
