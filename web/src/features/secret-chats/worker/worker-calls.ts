import type { AccountId, ChatId, DeviceId } from '@maru/contract';
import type { PinVerdict } from '@maru/crypto/identity';
import type { PayloadDraft } from '@maru/crypto/payload';
import type { CallIdentity, CallWish } from '../keeper-calls.ts';
import type { KeyPrint, PersonKeys, RoomKeys } from '../screens/view.ts';
import type { FormerText, RawEntry } from './kept-line.ts';
import type { PageAsked } from './present-page.ts';
import type { Page } from './room-book.ts';
import type { WorkerState } from './worker-state.ts';

type Nothing = Record<string, never>;

/** Something to be sealed and sent, under a key of its own. */
export interface Sending {
  chatId: ChatId;
  key: string;
  draft: PayloadDraft;
  fileIds?: string[];
  silent?: boolean;
}

/** What came of making a room or taking people in. */
export interface TakenIn {
  without: AccountId[];
  asked: AccountId[];
}

/** What the page asks of the worker: `[input, output]`. */
export interface WorkerCalls {
  start: [Nothing, Nothing];
  openEntry: [{ entry: RawEntry }, RawEntry];
  openEntries: [{ log: string; entries: RawEntry[] }, RawEntry[]];
  page: [{ chatId: ChatId; asked: PageAsked; isFresh: boolean }, Page];
  item: [{ chatId: ChatId; seq: number }, Page['messages'][number] | null];
  texts: [{ chatId: ChatId; seq: number }, FormerText[]];
  send: [Sending, { seq: number; at: string }];
  edit: [
    { chatId: ChatId; key: string; seq: number; text: string; mentions?: unknown[] },
    { seq: number; at: string },
  ];
  react: [{ chatId: ChatId; key: string; seq: number; emoji: string | null }, { seq: number | null }];
  hide: [{ chatId: ChatId; seqs: number[] }, Nothing];
  bookmark: [{ chatId: ChatId; seq: number; on: boolean }, Nothing];
  forget: [{ chatId: ChatId }, Nothing];
  create: [
    { memberIds: AccountId[]; kind: 'direct' | 'group'; name?: string; key: string },
    TakenIn & { chatId: ChatId | null },
  ];
  add: [{ chatId: ChatId; memberIds: AccountId[] }, TakenIn];
  remove: [{ chatId: ChatId; accountId: AccountId }, Nothing];
  roomKeys: [{ chatId: ChatId }, RoomKeys];
  /** The key of somebody as it is pinned here, whatever rooms there are; null where none is. */
  personKeys: [{ accountId: AccountId }, PersonKeys | null];
  myPrint: [Nothing, KeyPrint | null];
  changedKey: [{ accountId: AccountId }, { before: KeyPrint; now: KeyPrint } | null];
  /** Of these, those who are no longer in the room because their key is another one, and of whom it was not told yet. */
  changedMembers: [{ chatId: ChatId; memberIds: AccountId[] }, { accountIds: AccountId[] }];
  hushChanged: [{ chatId: ChatId; memberIds: AccountId[] }, Nothing];
  acceptKey: [{ accountId: AccountId }, Nothing];
  verify: [{ accountId: AccountId; on: boolean }, Nothing];
  askApproval: [Nothing, Nothing];
  listAsking: [Nothing, Nothing];
  approve: [{ deviceId: DeviceId; yes: boolean }, Nothing];
  approved: [{ deviceId: DeviceId; certificate: string }, Nothing];
  refused: [{ deviceId: DeviceId }, Nothing];
  registered: [{ deviceId: DeviceId }, Nothing];
  welcomed: [Nothing, Nothing];
  beginAnew: [Nothing, Nothing];
  showTyping: [{ on: boolean }, Nothing];
  /** What vouches for this device in calls; null where it has no keys. */
  callIdentity: [Nothing, CallIdentity | null];
  signForCall: [CallWish, { signature: string } | null];
  /** How a key stands to the one that is known; null where this device knows no keys. */
  judgeCallKey: [{ accountId: AccountId; identityKey: string }, PinVerdict | 'verified' | null];
  report: [{ chatId: ChatId; seqs: number[]; reason: string; note: string }, Nothing];
  close: [Nothing, Nothing];
}

/** A verb of the worker. */
export type WorkerVerbs = {
  [Name in keyof WorkerCalls]: (input: WorkerCalls[Name][0]) => Promise<WorkerCalls[Name][1]>;
};

/** What the page says to the worker. */
export type ToWorker =
  | { say: 'open'; me: AccountId; place: { name: string; lockKey?: CryptoKey | undefined } }
  | { say: 'ask'; id: number; name: keyof WorkerCalls; input: unknown }
  /** What the host has answered. */
  | { say: 'reached'; id: number; output: unknown }
  | { say: 'unreached'; id: number; failure: Failure };

/** What the worker says to the page. */
export type FromWorker =
  | { say: 'ready' }
  | { say: 'broken'; failure: Failure }
  | { say: 'state'; state: WorkerState }
  | { say: 'answer'; id: number; output: unknown }
  | { say: 'failure'; id: number; failure: Failure }
  /** The host is to be asked. */
  | { say: 'reach'; id: number; name: string; input: unknown };

/** An error on its way between the two. */
export type Failure =
  | { is: 'refusal'; code: string; message: string; details?: Record<string, unknown> | undefined }
  | { is: 'lost' }
  | { is: 'error'; message: string };
