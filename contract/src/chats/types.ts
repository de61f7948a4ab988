import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { AccountId, ChatId, Moment, PictureId, Seq } from '../wire/ids.ts';
import { ContentHint } from '../wire/content-hint.ts';
import { limits } from '../wire/limits.ts';
import { visibleText } from '../accounts/index.ts';

/** One to one, a group, or my own room. */
export const ChatKind = z.enum(['direct', 'group', 'self']);
/** One to one, a group, or my own room. */
export type ChatKind = z.infer<typeof ChatKind>;

/** What a member may do: a host looks after the group; a guest came by link without an account. */
export const MemberRole = z.enum(['host', 'member', 'guest']);
/** What a member may do: a host looks after the group; a guest came by link without an account. */
export type MemberRole = z.infer<typeof MemberRole>;

/** The name of a chat. */
export const ChatName = visibleText(limits.chatName);

/** Somebody in a chat. */
export const Member = Person.extend({ role: MemberRole, joinedSeq: Seq });
/** Somebody in a chat. */
export type Member = z.infer<typeof Member>;

/** What rings in a chat: everything, what calls me, or as I decided for all chats. */
export const ChatNotify = z.enum(['default', 'all', 'mentions']);
/** What rings in a chat. */
export type ChatNotify = z.infer<typeof ChatNotify>;

/** The sounds of a chat. */
export const ChatSound = z.enum(['default', 'bell', 'wood', 'drop', 'none']);
/** The sounds of a chat. */
export type ChatSound = z.infer<typeof ChatSound>;

/** What I decided for one chat; nobody else sees it. */
export const ChatSettings = z.object({
  pinnedAt: Moment.nullable(),
  /** Muted until then; the year 9999 stands for "until I say otherwise". */
  mutedUntil: Moment.nullable(),
  /** In the quiet box: out of the list and out of the badge. */
  quiet: z.boolean(),
  markedUnread: z.boolean(),
  /** A name only I see. */
  ownName: z.string().nullable(),
  /** Writing here must be unlocked each time the room is entered. */
  inputLocked: z.boolean(),
  /** What rings: everything, what calls me, or as I decided for all chats. */
  notify: ChatNotify,
  /** How it rings while the app is open; `none`: notifications come without a sound too. */
  sound: ChatSound,
  /** Is it shown here how far I have read? Null: as I decided for all chats. */
  showReads: z.boolean().nullable(),
  /** Members whose messages I do not want to see here. */
  ignored: z.array(AccountId),
});
/** What I decided for one chat; nobody else sees it. */
export type ChatSettings = z.infer<typeof ChatSettings>;

/** The newest message of a chat as a list shows it. */
export const LastMessage = z.object({
  seq: Seq,
  author: AccountId,
  authorName: z.string(),
  at: Moment,
  text: z.string(),
  /** What it holds beside its text. */
  hint: ContentHint.optional(),
  deleted: z.boolean(),
});
/** The newest message of a chat as a list shows it. */
export type LastMessage = z.infer<typeof LastMessage>;

/** A chat as one of its members sees it. */
export const Chat = z.object({
  id: ChatId,
  kind: ChatKind,
  /** Only its members can read it; see `secretChats`. The host keeps no name of it. */
  secret: z.boolean(),
  /** The group's name, or null where it is named after its members. */
  name: z.string().nullable(),
  photo: PictureId.nullable(),
  createdAt: Moment,
  memberCount: z.int(),
  /** Up to four of the others, longest in first: for the faces and the name of a group without one. */
  faces: z.array(Person),
  role: MemberRole,
  /** I see entries from here on. */
  joinedSeq: Seq,
  lastSeq: Seq,
  readSeq: Seq,
  /** Messages of others after `readSeq`, counted up to `limits.unreadCounted`. */
  unread: z.int(),
  /** Of the unread ones, does one mention me (or everyone)? */
  mentioned: z.boolean(),
  lastMessage: LastMessage.nullable(),
  /** When something last happened that moves the chat up in the list. */
  activeAt: Moment,
  settings: ChatSettings,
  /** Written by somebody I do not know and I have not yet said what to do: reading is not shown to them. */
  stranger: z.boolean(),
  /** Does a link lead into this group at present? */
  linkOn: z.boolean(),
  /** Seconds after which what is sent now goes by itself; null where it stays. */
  vanishAfter: z.int().nullable(),
});
/** A chat as one of its members sees it. */
export type Chat = z.infer<typeof Chat>;

/** An invitation that waits for my answer. */
export const Invitation = z.object({
  chatId: ChatId,
  secret: z.boolean().optional(),
  name: z.string().nullable(),
  photo: PictureId.nullable(),
  memberCount: z.int(),
  faces: z.array(Person),
  inviter: Person,
  at: Moment,
});
/** An invitation that waits for my answer. */
export type Invitation = z.infer<typeof Invitation>;

/**
 * How far everybody has read, without names: `[seq, count]` pairs, rising by seq. The unread number beside a message
 * is the sum of the counts below its seq, less its own author when their mark is below it.
 * `version` counts the changes since the server began to watch the room.
 *
 * Whoever does not show how far they read stands where they last wrote. `hidden` says how many others do so; in a
 * one-to-one chat it is always 0, for there it would tell who. `mine` is false where I am one of them: then nothing is
 * told to me either, and `marks` is empty.
 */
export const ReadMarks = z.object({
  version: z.int(),
  marks: z.array(z.tuple([Seq, z.int()])),
  hidden: z.int(),
  mine: z.boolean(),
});
/** How far everybody has read, without names: `[seq, count]` pairs, rising by seq. */
export type ReadMarks = z.infer<typeof ReadMarks>;
