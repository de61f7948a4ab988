import type { AccountId, ChatId, DeviceId, Hit, InputOf } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import type { SecretState } from './state.ts';
import type { KeyPrint, PersonKeys, RoomKeys } from './screens/view.ts';

/** What came of starting a secret room. */
export interface Started {
  /** Null where nobody could be taken in. */
  chatId: ChatId | null;
  /** They have no device with keys yet. */
  without: readonly AccountId[];
  /** They are asked first, and come in once they have accepted. */
  asked: readonly AccountId[];
}

/** Somebody's key as it was known here, and as it is now. */
export interface ChangedKey {
  before: KeyPrint;
  now: KeyPrint;
}

/** Why something is reported, and what its reporter adds. */
export interface ReportWords {
  reason: NonNullable<InputOf<'secretChats.report'>['reason']>;
  note: string;
}

/** What vouches for this device in a call, base64. */
export interface CallIdentity {
  deviceId: string;
  certificate: string;
  signatureKey: string;
}

/** The keys of one call that this device is to vouch for, base64. */
export interface CallWish {
  callId: string;
  signingKey: string;
  exchangeKey: string;
  /** Milliseconds since 1970. */
  since: number;
}

/** How somebody's key in a call stands to what this device knows. */
export type CallKeyVerdict = 'first' | 'same' | 'changed' | 'verified';

/** What can be asked of whoever keeps the keys of this device: `[input, output]`. */
export interface KeeperCalls {
  'secret.state': [Record<string, never>, SecretState];
  'secret.wake': [Record<string, never>, Record<string, never>];
  'secret.start': [{ memberIds: AccountId[]; kind: 'direct' | 'group'; name?: string; key: string }, Started];
  'secret.add': [{ chatId: ChatId; memberIds: AccountId[] }, Omit<Started, 'chatId'>];
  'secret.remove': [{ chatId: ChatId; accountId: AccountId }, Record<string, never>];
  'secret.name': [{ chatId: ChatId; name: string }, Record<string, never>];
  'secret.roomKeys': [{ chatId: ChatId }, RoomKeys];
  'secret.personKeys': [{ accountId: AccountId }, PersonKeys | null];
  'secret.myPrint': [Record<string, never>, KeyPrint | null];
  'secret.verify': [{ accountId: AccountId; on: boolean }, Record<string, never>];
  'secret.changedKey': [{ accountId: AccountId }, ChangedKey | null];
  'secret.changedMembers': [{ chatId: ChatId; memberIds: AccountId[] }, { accountIds: AccountId[] }];
  'secret.hushChanged': [{ chatId: ChatId; memberIds: AccountId[] }, Record<string, never>];
  'secret.acceptKey': [{ accountId: AccountId }, Record<string, never>];
  'secret.askApproval': [Record<string, never>, Record<string, never>];
  'secret.approve': [{ deviceId: DeviceId; yes: boolean }, Record<string, never>];
  'secret.beginAnew': [Record<string, never>, Record<string, never>];
  'secret.report': [{ chatId: ChatId; seqs: number[] } & ReportWords, Record<string, never>];
  'secret.showTyping': [{ on: boolean }, Record<string, never>];
  'secret.callIdentity': [Record<string, never>, CallIdentity | null];
  'secret.signForCall': [CallWish, { signature: string } | null];
  'secret.judgeCallKey': [{ accountId: AccountId; identityKey: string }, CallKeyVerdict | null];
  'secret.search': [{ chatId: ChatId; query: string }, { hits: Hit[] }];
}

/** Asks whoever keeps the keys of this device, in whichever tab that is. */
export const askKeeper = <Name extends keyof KeeperCalls>(
  name: Name,
  input: KeeperCalls[Name][0],
): Promise<KeeperCalls[Name][1]> =>
  // Never goes to the host: the road answers it in the tab that leads.
  call(name as never, input as never) as Promise<KeeperCalls[Name][1]>;
