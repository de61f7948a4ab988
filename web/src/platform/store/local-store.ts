import type { Blocked, Chat, Friend, FriendRequest, Invitation, Person } from '@maru/contract';
import { Dexie, type EntityTable, type Table } from 'dexie';
import { deleteLock, findLock, keyFor, plainName, sealedName } from '../lock/index.ts';
import { sealUnderway, sealWith } from './sealing.ts';

/** A line of a chat as it is kept: folded up to `upTo` of its log. */
export interface KeptLine {
  chatId: string;
  seq: number;
  upTo: number;
  line: unknown;
}

/** Which stretch of a chat is kept without gaps, and up to where its log is folded in. */
export interface KeptWindow {
  chatId: string;
  from: number;
  to: number;
  hasOlder: boolean;
  cursor: number;
}

/** Something that waits to be sent. Rows of one lane go out in order. */
export interface OutboxRow {
  order: number;
  key: string;
  lane: string;
  method: string;
  input: unknown;
  /** How what it holds is shown until the host has it. */
  shown?: unknown;
  /** Until then it can be taken back: it is not sent before. ISO 8601. */
  notBefore?: string;
  at: string;
  state: 'pending' | 'failed';
  code?: string;
  /** It waits for something else, such as its files, and goes when that lets it go. */
  held?: boolean;
}

/** A file on its way to the host; several may belong to one message. */
export interface UploadRow {
  id: string;
  /** The message it belongs to, by its key in the outbox, and its place among that message's files. */
  key: string;
  place: number;
  /** The messages it was chosen with, and its message's place among them. */
  go?: { id: string; place: number };
  name: string;
  type: string;
  size: number;
  /** What is asked of the host for it. */
  asked: unknown;
  /** Of a file for a secret room: what seals it. */
  sealed?: unknown;
  state: 'waiting' | 'paused' | 'done' | 'failed';
  /** Its bytes lie beside it; else only the tab that chose it has them. */
  isStored: boolean;
  /** The bytes are as they are sent: made smaller already, where that was wanted. */
  isReady: boolean;
  /** Where the host takes it, once it has said so. */
  url?: string;
  code?: string;
  at: string;
}

/** The bytes of a file on its way, apart from what changes often. */
export interface UploadBytes {
  id: string;
  bytes: Blob;
  /** It goes to a secret room, and so is not kept as it is. */
  isSecret?: true;
}

/** Text that has been begun in a chat. */
export interface KeptDraft {
  chatId: string;
  draft: unknown;
}

/** A single thing under a name: me, the epoch, a cursor, the folders. */
export interface MetaRow {
  name: string;
  value: unknown;
}

/** A private text of this device, where there is a lock; without one it lies in the local storage. */
export interface KeptText {
  name: string;
  text: string;
}

/** A room whose keys this device has, or something in it: what it holds is sealed by a key of its own, lock or no lock. */
export interface SecretRow {
  roomId: string;
  box: Uint8Array<ArrayBuffer>;
}

/** A key that can be used and not be read, with its public part where it has one. */
export interface SecretKeyRow {
  name: string;
  key: CryptoKey;
  publicKey?: Uint8Array<ArrayBuffer>;
}

export type LocalStore = Dexie & {
  chats: EntityTable<Chat, 'id'>;
  messages: Table<KeptLine, [string, number]>;
  windows: EntityTable<KeptWindow, 'chatId'>;
  persons: EntityTable<Person, 'id'>;
  friends: EntityTable<Friend, 'id'>;
  requests: Table<FriendRequest & { id: string }, string>;
  blocked: EntityTable<Blocked, 'id'>;
  invitations: EntityTable<Invitation, 'chatId'>;
  outbox: EntityTable<OutboxRow, 'order'>;
  drafts: EntityTable<KeptDraft, 'chatId'>;
  uploads: EntityTable<UploadRow, 'id'>;
  uploadBytes: EntityTable<UploadBytes, 'id'>;
  meta: EntityTable<MetaRow, 'name'>;
  texts: EntityTable<KeptText, 'name'>;
  secretKeys: EntityTable<SecretKeyRow, 'name'>;
  secretRooms: EntityTable<SecretRow, 'roomId'>;
  secretLines: Table<SecretRow & { seq: number }, [string, number]>;
  secretParts: EntityTable<{ name: string; box: Uint8Array<ArrayBuffer> }, 'name'>;
};

/** The tables that only repeat what the host knows: dropped without harm. */
export const cachedTables = [
  'chats',
  'messages',
  'windows',
  'persons',
  'friends',
  'requests',
  'blocked',
  'invitations',
  'meta',
] as const;

export type CachedTable = (typeof cachedTables)[number];

/** Opens a store by its name; with a key, everything in it is sealed with that, else what is begun and on its way. */
export const openStore = (name: string, key?: CryptoKey): LocalStore => {
  const store = new Dexie(name) as LocalStore;
  store.version(1).stores({
    chats: 'id',
    messages: '[chatId+seq]',
    windows: 'chatId',
    persons: 'id',
    friends: 'id',
    requests: 'id',
    blocked: 'id',
    invitations: 'chatId',
    outbox: '++order, &key, lane',
    drafts: 'chatId',
    meta: 'name',
  });
  store.version(2).stores({ uploads: 'id, key', uploadBytes: 'id' });
  store.version(3).stores({ texts: 'name' });
  store.version(4).stores({
    secretKeys: 'name',
    secretRooms: 'roomId',
    secretLines: '[roomId+seq]',
    secretParts: 'name',
  });
  if (key) sealWith(store, key);
  else sealUnderway(store);
  return store;
};

/** Opens the store of one account on this device; throws while that is locked. */
export const openLocalStore = (accountId: string): LocalStore => {
  const key = keyFor(accountId);
  return openStore(key ? sealedName(accountId) : plainName(accountId), key);
};

/** Leaves nothing of an account on this device. */
export const wipeLocalStore = async (accountId: string): Promise<void> => {
  await Dexie.delete(plainName(accountId));
  if (!(await findLock(accountId).catch(() => undefined))) return;
  await Dexie.delete(sealedName(accountId));
  await deleteLock(accountId);
};
