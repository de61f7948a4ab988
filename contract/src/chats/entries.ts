import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { AccountId, ChatId, PictureId, Seq } from '../wire/ids.ts';
import { ChatKind, ChatSettings, Invitation, MemberRole } from './types.ts';

/** How somebody came into a chat. */
export const JoinedBy = z.enum(['created', 'invited', 'link', 'guest_link']);
/** How somebody came into a chat. */
export type JoinedByKind = z.infer<typeof JoinedBy>;

/** Entries of `chat:<id>` about the chat and its members. */
export const chatEntries = {
  'chat.created': z.object({
    kind: ChatKind,
    secret: z.boolean().optional(),
    name: z.string().nullable(),
    persons: z.array(Person),
  }),
  'member.joined': z.object({ persons: z.array(Person), role: MemberRole, by: JoinedBy }),
  /** `quietly`: no line is shown; `removedBy` is the host who did it. */
  'member.left': z.object({
    accountId: AccountId,
    name: z.string(),
    quietly: z.boolean(),
    removedBy: AccountId.nullable(),
  }),
  /** `person` where more than the role has changed: a guest has made an account. */
  'member.roleChanged': z.object({ accountId: AccountId, role: MemberRole, person: Person.optional() }),
  'chat.changed': z.object({
    name: z.string().nullable().optional(),
    photo: PictureId.nullable().optional(),
  }),
  'chat.linkChanged': z.object({ on: z.boolean() }),
  /** From here on messages go by themselves after so many seconds; null: they stay. */
  'chat.vanishingChanged': z.object({ after: z.int().nullable() }),
} as const;

/** Entries of `account:<me>` about my chats. */
export const accountChatEntries = {
  /** `seq`: the chat is read from here on; left out in old entries. */
  'chat.joined': z.object({ chatId: ChatId, seq: Seq.optional() }),
  'chat.left': z.object({ chatId: ChatId }),
  'chat.settingsChanged': z.object({ chatId: ChatId, settings: ChatSettings }),
  'chat.accepted': z.object({ chatId: ChatId }),
  'invitation.received': Invitation,
  'invitation.answered': z.object({ chatId: ChatId, accepted: z.boolean() }),
} as const;

/**
 * Signals about chats. On `chat:<id>`, to those who watch it: `reads.moved` (each move takes `count` members from one
 * mark to another; null is "was not / is no longer in the chat"). On `account:<me>`: `chat.read`, my own mark moved; not
 * by what I wrote, which says so itself.
 */
export const chatSignals = {
  'reads.moved': z.object({
    version: z.int(),
    moves: z.array(z.tuple([Seq.nullable(), Seq.nullable(), z.int()])),
  }),
  'chat.read': z.object({ chatId: ChatId, seq: Seq }),
} as const;
