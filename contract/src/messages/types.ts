import { z } from 'zod';
import { Person, visibleText } from '../accounts/index.ts';
import { AccountId, Moment, Seq } from '../wire/ids.ts';
import { ContentHint } from '../wire/content-hint.ts';
import { limits } from '../wire/limits.ts';
import { Sealed } from '../secret-chats/types.ts';
import { LinkCard, MessageContent } from './content.ts';

const somethingVisible = visibleText(limits.messageText);

/** The text of a message: kept as written, with something visible in it. */
export const MessageText = z
  .string()
  .max(limits.messageText)
  .refine((text) => somethingVisible.safeParse(text).success, 'nothing visible');

/** A name in the text that calls somebody; `accountId` null calls everyone. `at` and `length` count UTF-16 units. */
export const Mention = z.object({
  accountId: AccountId.nullable(),
  at: z.int().min(0),
  length: z.int().min(1).max(100),
});
/** A name in the text that calls somebody; `accountId` null calls everyone. */
export type Mention = z.infer<typeof Mention>;

/** What a message answers: a copy of the beginning of the quoted one, made by the server when it was sent. */
export const Quote = z.object({
  seq: Seq,
  author: AccountId,
  authorName: z.string(),
  text: z.string(),
  /** What it held beside its text. */
  hint: ContentHint.optional(),
});
/** What a message answers. */
export type Quote = z.infer<typeof Quote>;

/** One emoji under a message: how many, whether I am among them, and the first few. */
export const Reaction = z.object({
  emoji: z.string(),
  count: z.int(),
  mine: z.boolean(),
  by: z.array(AccountId),
});
/** One emoji under a message: how many, whether I am among them, and the first few. */
export type Reaction = z.infer<typeof Reaction>;

/** An emoji as a reaction: one grapheme. */
export const ReactionEmoji = z
  .string()
  .max(40)
  .regex(/^(\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\u{fe0f}?\u{20e3})/u)
  .refine((emoji) => [...new Intl.Segmenter().segment(emoji)].length === 1, 'not one emoji');

/** The body of a message as history gives it, with edits and reactions folded in. */
export const MessageBody = z.object({
  text: z.string(),
  /** In a secret room: what members open. */
  sealed: Sealed.optional(),
  content: MessageContent.optional(),
  /** What a link in the text leads to. */
  card: LinkCard.optional(),
  /** Sent without a sound. */
  silent: z.boolean().optional(),
  /** It goes by itself then. */
  vanishAt: Moment.optional(),
  mentions: z.array(Mention).optional(),
  replyTo: Quote.optional(),
  forwarded: z.boolean().optional(),
  editedAt: Moment.optional(),
  deleted: z.boolean().optional(),
  /** Its time had come: nothing is shown in its place. */
  vanished: z.boolean().optional(),
  reactions: z.array(Reaction).optional(),
  bookmarked: z.boolean().optional(),
});
/** The body of a message as history gives it, with edits and reactions folded in. */
export type MessageBody = z.infer<typeof MessageBody>;

/**
 * A line of a chat's history. `kind` is `message.sent`, or the kind of an entry that is shown as a line of its own
 * (`member.joined`, `member.left`, `chat.changed`), with that entry's body.
 */
export const HistoryItem = z.object({
  seq: Seq,
  author: AccountId,
  key: z.string(),
  at: Moment,
  kind: z.string(),
  body: z.looseObject({ text: z.string().optional() }),
});
/** A line of a chat's history. */
export type HistoryItem = z.infer<typeof HistoryItem>;

/** Who wrote what a page of history shows. */
export const HistoryPage = z.object({
  messages: z.array(HistoryItem),
  persons: z.array(Person),
  /** The newest seq of the log when the page was read: what comes after is still to be folded in. */
  lastSeq: Seq,
  hasOlder: z.boolean(),
  hasNewer: z.boolean(),
});
/** Who wrote what a page of history shows. */
export type HistoryPage = z.infer<typeof HistoryPage>;
