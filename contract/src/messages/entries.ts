import { z } from 'zod';
import { ChatId, Moment, Seq } from '../wire/ids.ts';
import { Sealed } from '../secret-chats/types.ts';
import { LinkCard, MessageContent } from './content.ts';
import { Mention, Quote } from './types.ts';

/** Entries of `chat:<id>` about messages. `seq` in a body names the message that is changed. */
export const messageEntries = {
  'message.sent': z.object({
    text: z.string(),
    /** In a secret room: what members open. `text` is empty then. */
    sealed: Sealed.optional(),
    content: MessageContent.optional(),
    silent: z.boolean().optional(),
    /** It goes by itself then. */
    vanishAt: Moment.optional(),
    mentions: z.array(Mention).optional(),
    replyTo: Quote.optional(),
    forwarded: z.boolean().optional(),
    /** Emptied because the message was deleted for everyone. */
    deleted: z.boolean().optional(),
    /** Its time had come: nothing is shown in its place. */
    vanished: z.boolean().optional(),
  }),
  'message.edited': z.object({ seq: Seq, text: z.string(), mentions: z.array(Mention).optional() }),
  /** `vanished`: its time had come; nothing is shown in its place. */
  'message.deleted': z.object({ seq: Seq, vanished: z.boolean().optional() }),
  /** What was still on its way when the message was sent: a film made playable, the card of a link (null takes it away). */
  'message.filled': z.object({
    seq: Seq,
    content: MessageContent.optional(),
    card: LinkCard.nullable().optional(),
  }),
  'message.reacted': z.object({
    seq: Seq,
    emoji: z.string().nullable(),
    previous: z.string().nullable(),
  }),
} as const;

/** Entries of `account:<me>` about messages. */
export const accountMessageEntries = {
  'messages.hidden': z.object({ chatId: ChatId, seqs: z.array(Seq) }),
  'bookmark.changed': z.object({ chatId: ChatId, seq: Seq, on: z.boolean() }),
} as const;

/** Signals on `chat:<id>`, to those who watch it. */
export const messageSignals = { typing: z.object({}) } as const;
