import type { Chat, Friend, FriendRequest, Invitation, Person } from '@maru/contract';
import { Dexie, type EntityTable, type Table } from 'dexie';

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
  at: string;
  state: 'pending' | 'failed';
  code?: string;
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

export type LocalStore = Dexie & {
  chats: EntityTable<Chat, 'id'>;
  messages: Table<KeptLine, [string, number]>;
  windows: EntityTable<KeptWindow, 'chatId'>;
  persons: EntityTable<Person, 'id'>;
  friends: EntityTable<Friend, 'id'>;
  requests: Table<FriendRequest & { id: string }, string>;
  blocked: EntityTable<Person, 'id'>;
  invitations: EntityTable<Invitation, 'chatId'>;
  outbox: EntityTable<OutboxRow, 'order'>;
  drafts: EntityTable<KeptDraft, 'chatId'>;
  meta: EntityTable<MetaRow, 'name'>;
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

const nameOf = (accountId: string): string => `maru-${accountId}`;

/** Opens the store of one account on this device. */
export const openLocalStore = (accountId: string): LocalStore => {
  const store = new Dexie(nameOf(accountId)) as LocalStore;
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
  return store;
};

/** Leaves nothing of an account on this device. */
export const wipeLocalStore = (accountId: string): Promise<void> => Dexie.delete(nameOf(accountId));
