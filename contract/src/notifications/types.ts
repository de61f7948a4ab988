import { z } from 'zod';
import { SignInNews } from '../approval/types.ts';
import { CallId, CallKind } from '../calls/types.ts';
import { LoginChange } from '../login/types.ts';
import { ContentHint } from '../wire/content-hint.ts';
import { ChatId, FileId, Moment, PictureId, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** A time of day, `HH:MM`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/**
 * Hours in which nothing rings. `days` (0 is Sunday) are those on which they begin: over midnight, the morning belongs
 * to the day before. `from` equal to `to` is a whole day.
 */
export const QuietHours = z.strictObject({
  on: z.boolean(),
  from: TimeOfDay,
  to: TimeOfDay,
  days: z.array(z.int().min(0).max(6)).max(7),
  /** The IANA name of the place whose clock counts. */
  zone: z.string().max(64).refine(isZone, 'no such time zone'),
});
/** Hours in which nothing rings. */
export type QuietHours = z.infer<typeof QuietHours>;

/** The languages that a notification can speak. */
export const PushLanguage = z.enum(['ko', 'en']);
/** The languages that a notification can speak. */
export type PushLanguage = z.infer<typeof PushLanguage>;

/** A mail about what was missed, for people who were away; it says how much, and never what. */
export const DigestSettings = z.strictObject({
  /** How often at most; `week`: on Mondays. */
  every: z.enum(['never', 'day', 'week']),
  /** May it name those who wrote? */
  names: z.boolean(),
  /** The IANA name of the place whose mornings count. */
  zone: z.string().max(64).refine(isZone, 'no such time zone'),
  language: PushLanguage,
});
/** A mail about what was missed, for people who were away. */
export type DigestSettings = z.infer<typeof DigestSettings>;

/** What a person decides about notifications, for all their devices. */
export const NotificationSettings = z.strictObject({
  /** What a notification shows: the words, only who wrote, or only that something came. */
  previews: z.enum(['all', 'names', 'none']),
  /** Groups ring for everything, or only for what calls me. */
  groups: z.enum(['all', 'mentions']),
  /** What calls me (a mention, an answer to me) rings in muted chats too. */
  mentionsAlways: z.boolean(),
  /** Words that ring in muted chats too. */
  keywords: z
    .array(z.string().trim().min(1).max(limits.notifications.keyword))
    .max(limits.notifications.keywords),
  quietHours: QuietHours,
  /** Nothing rings until then. */
  quietUntil: Moment.nullable(),
  /** While the app is open, messages of other chats are shown at its edge for a moment. */
  toasts: z.boolean(),
  digest: DigestSettings,
  /** On the birthdays of friends who tell me of them. */
  birthdays: z.boolean(),
  /** Calls ring. Off: they stand in my list, and nothing rings. */
  calls: z.boolean(),
});
/** What a person decides about notifications, for all their devices. */
export type NotificationSettings = z.infer<typeof NotificationSettings>;

/** What holds until somebody has decided. */
export const firstNotificationSettings: NotificationSettings = {
  previews: 'all',
  groups: 'all',
  mentionsAlways: true,
  keywords: [],
  quietHours: { on: false, from: '22:00', to: '07:00', days: [0, 1, 2, 3, 4, 5, 6], zone: 'UTC' },
  quietUntil: null,
  toasts: true,
  digest: { every: 'never', names: false, zone: 'UTC', language: 'en' },
  birthdays: true,
  calls: true,
};

/** A browser that takes notifications for me. */
export const PushDevice = z.object({
  id: z.uuid(),
  /** What it called itself when it signed in. */
  client: z.string(),
  createdAt: Moment,
  current: z.boolean(),
});
/** A browser that takes notifications for me. */
export type PushDevice = z.infer<typeof PushDevice>;

const OneCall = {
  language: PushLanguage,
  chatId: ChatId,
  callId: CallId,
  call: CallKind,
  /** What the chat is called for me; the caller's name in a one-to-one chat. Left out where previews are off. */
  title: z.string().optional(),
  /** Who calls, in a group. */
  sender: z.string().optional(),
  photo: PictureId.nullable(),
  silent: z.boolean(),
};

const Counts = {
  /** The number on the app's icon: what the chat list counts as unread. */
  badge: z.int(),
  language: PushLanguage,
};

/**
 * What a push carries, encrypted for one browser (RFC 8291). `message`: show it, in place of what stands there of this
 * chat. `something`: previews are off. `read`: it was read elsewhere, take it away. `security`: something about the safety
 * of the account, which no setting keeps quiet. `birthdays`: friends who have theirs today. `call`: somebody calls, until then.
 * `callOver`: it rings no longer; `missed`: nobody has answered.
 */
export const PushPayload = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    ...Counts,
    chatId: ChatId,
    seq: Seq,
    at: Moment,
    /** What the chat is called for me; the sender's name in a one-to-one chat. */
    title: z.string(),
    /** Who wrote, in a group. */
    sender: z.string().optional(),
    /** Left out where only names may be shown. */
    text: z.string().optional(),
    hint: ContentHint.optional(),
    /** The sender's picture. */
    photo: PictureId.nullable(),
    /** A small picture of what was sent. */
    image: FileId.optional(),
    /** Unread messages in this chat. */
    count: z.int(),
    /** Without a sound. */
    silent: z.boolean(),
  }),
  z.object({ kind: z.literal('something'), ...Counts, seq: Seq, silent: z.boolean() }),
  z.object({ kind: z.literal('read'), ...Counts, chatId: ChatId, seq: Seq }),
  z.object({
    kind: z.literal('birthdays'),
    language: PushLanguage,
    /** The first of them; none where previews are off. */
    names: z.array(z.string()),
    count: z.int(),
    silent: z.boolean(),
  }),
  z.object({ kind: z.literal('call'), ...OneCall, until: Moment }),
  z.object({ kind: z.literal('callOver'), ...OneCall, at: Moment, missed: z.boolean() }),
  z.object({
    kind: z.literal('security'),
    language: PushLanguage,
    what: z.enum([...LoginChange.options, ...SignInNews.options]),
    silent: z.boolean(),
  }),
]);
/** What a push carries. */
export type PushPayload = z.infer<typeof PushPayload>;
