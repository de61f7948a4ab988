import type {
  AccountId,
  ChatEntryBodies,
  ChatId,
  historyKinds,
  LinkCard,
  Mention,
  MessageBody,
  MessageContent,
} from '@maru/contract';
import { createStore } from 'zustand/vanilla';

interface Placed {
  seq: number;
  author: AccountId;
  key: string;
  at: string;
}

/** What somebody wrote. */
export type SentLine = Placed & { kind: 'message.sent'; body: MessageBody };

/** Kinds of entries that are shown as a line of their own, without a bubble. */
export type SystemKind = Exclude<(typeof historyKinds)[number], 'message.sent'>;

/** Something that happened to the room. */
export type SystemLine = {
  [Kind in SystemKind]: Placed & { kind: Kind; body: ChatEntryBodies[Kind] };
}[SystemKind];

export type Line = SentLine | SystemLine;

/** An entry that changes a message: an edit, a deletion or a reaction. */
export interface Change {
  seq: number;
  kind: 'message.edited' | 'message.deleted' | 'message.reacted' | 'message.filled';
  author: AccountId;
  at: string;
  body: {
    seq: number;
    text?: string;
    mentions?: Mention[];
    emoji?: string | null;
    previous?: string | null;
    content?: MessageContent;
    card?: LinkCard | null;
    vanished?: boolean;
  };
}

/**
 * A line with what changed it. `base` has everything up to `upTo` of the log folded in, `changes` are later ones in
 * the order of the log, `line` is what comes out. Keeping the changes makes their order of arrival indifferent.
 */
export interface Slot {
  base: Line;
  upTo: number;
  changes: readonly Change[];
  line: Line;
}

/** The stretch of a room that is known without gaps, from `from` to `to`. */
export interface RoomWindow {
  slots: ReadonlyMap<number, Slot>;
  from: number;
  to: number;
  hasOlder: boolean;
  hasNewer: boolean;
  /** Up to where the room's log has been folded in. */
  cursor: number;
  /** Changes of messages that are not in the window; a page on its way may bring them. */
  loose: readonly Change[];
}

/** Something of mine that waits in the outbox. */
export interface PendingMessage {
  key: string;
  chatId: ChatId;
  at: string;
  text: string;
  /** What it will hold; files in it are told apart by their id while they are on their way. */
  content?: MessageContent;
  mentions?: Mention[];
  replyToSeq?: number;
  /** `sent`: the host has it, and its entry is about to come. */
  state: 'pending' | 'failed' | 'sent';
  /** It can be taken back until then. ISO 8601. */
  undoUntil?: string;
  /** Why it failed; word it with `wordRefusal`. */
  code?: string;
  seq?: number;
}

/** Text begun in a room, with what it answers or edits. */
export interface Draft {
  text: string;
  mentions: readonly Mention[];
  replyToSeq: number | null;
  /** The message that is being edited; `text` is then its new text. */
  editSeq: number | null;
}

export interface Room {
  status: 'loading' | 'ready' | 'missing';
  window: RoomWindow | null;
  /** My read mark when the room was opened, while something was unread: the "read up to here" line stands after it. */
  readUpTo: number | null;
  loadingOlder: boolean;
  loadingNewer: boolean;
  /** The message a jump went to, for showing it; `count` tells two jumps to the same message apart. */
  jump: { seq: number; count: number } | null;
}

export interface MessagesState {
  me: AccountId | null;
  rooms: Readonly<Record<ChatId, Room>>;
  pending: readonly PendingMessage[];
  drafts: Readonly<Record<ChatId, Draft>>;
  /** Who is writing in a room, and until when that is believed (ms since the epoch). */
  typing: Readonly<Record<ChatId, Readonly<Record<AccountId, number>>>>;
}

export const emptyDraft: Draft = { text: '', mentions: [], replyToSeq: null, editSeq: null };

export const emptyRoom: Room = {
  status: 'loading',
  window: null,
  readUpTo: null,
  loadingOlder: false,
  loadingNewer: false,
  jump: null,
};

export const firstMessages: MessagesState = {
  me: null,
  rooms: {},
  pending: [],
  drafts: {},
  typing: {},
};

export const messagesStore = createStore<MessagesState>(() => firstMessages);

export const findRoom = (chatId: ChatId): Room | undefined => messagesStore.getState().rooms[chatId];

/** Changes a room that is there, or makes it. */
export const changeRoom = (chatId: ChatId, change: Partial<Room>): void =>
  messagesStore.setState(({ rooms }) => ({
    rooms: { ...rooms, [chatId]: { ...(rooms[chatId] ?? emptyRoom), ...change } },
  }));

/** A message of a room by its seq, where it is loaded. */
export const findLine = (chatId: ChatId, seq: number): SentLine | undefined => {
  const line = findRoom(chatId)?.window?.slots.get(seq)?.line;
  return line?.kind === 'message.sent' ? line : undefined;
};
