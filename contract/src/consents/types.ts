import { z } from 'zod';
import { Moment } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** What can be agreed to: `terms` and `privacy`, which everybody needs, and what features ask for beside. */
export const AgreementSubject = z.string().regex(/^[a-z][a-zA-Z]{1,30}$/);

/** The two texts without which there is no account. */
export const policyIds = ['terms', 'privacy'] as const;

const Words = z.object({ title: z.string(), body: z.string() });

/** A text in the languages of the app; the body is Markdown without HTML. */
export const AgreementText = z.object({ ko: Words, en: Words });
/** A text in the languages of the app; the body is Markdown without HTML. */
export type AgreementText = z.infer<typeof AgreementText>;

const WordsInput = z.strictObject({
  title: z.string().trim().min(1).max(limits.policies.title),
  body: z.string().trim().min(1).max(limits.policies.body),
});

/** A text as an operator writes it. */
export const AgreementTextInput = z.strictObject({ ko: WordsInput, en: WordsInput });

/** What changed with a version, in a few words; empty with the first. */
export const TextChanges = z.strictObject({
  ko: z.string().trim().max(limits.policies.changes),
  en: z.string().trim().max(limits.policies.changes),
});
/** What changed with a version, in a few words; empty with the first. */
export type TextChanges = z.infer<typeof TextChanges>;

/** One version of a text, without its words. */
export const TextHead = z.object({
  subject: AgreementSubject,
  version: z.int().min(1),
  /** From this moment it counts. */
  fromAt: Moment,
  publishedAt: Moment,
  changes: TextChanges,
  /** Does it mean something else than the one before, so that everybody is asked again? */
  asksAgain: z.boolean(),
});
/** One version of a text, without its words. */
export type TextHead = z.infer<typeof TextHead>;

/** One version of a text. */
export const PublishedText = TextHead.extend({ text: AgreementText });
/** One version of a text. */
export type PublishedText = z.infer<typeof PublishedText>;

/** What somebody did: agreed, took that back, or was told of a version that asks nothing. */
export const AgreedWhat = z.enum(['given', 'takenBack', 'told']);
/** What somebody did: agreed, took that back, or was told of a version that asks nothing. */
export type AgreedWhat = z.infer<typeof AgreedWhat>;

/** How I stand to one text. */
export const Agreement = z.object({
  subject: AgreementSubject,
  /** Is there no account without it? */
  required: z.boolean(),
  /** The version to read now: the newest where something is owed, else the one that counts. */
  text: PublishedText,
  /** The newest version that I agreed to, and when; null where I never did or took it back. */
  given: z.object({ version: z.int(), at: Moment }).nullable(),
  /** Does what I agreed to count at this moment? */
  counts: z.boolean(),
  /** What I am still to do about the newest version: agree, or only hear of it. */
  owes: z.enum(['agree', 'hear']).nullable(),
  /** Does the version that is owed count already, or is it announced? */
  due: z.boolean(),
});
/** How I stand to one text. */
export type Agreement = z.infer<typeof Agreement>;

/** One line of what I agreed to and when. */
export const AgreementRecord = z.object({
  subject: AgreementSubject,
  version: z.int(),
  what: AgreedWhat,
  at: Moment,
  /** The device, as it named itself. */
  client: z.string(),
});
/** One line of what I agreed to and when. */
export type AgreementRecord = z.infer<typeof AgreementRecord>;

/** A version that somebody agrees to. */
export const AgreedVersion = z.strictObject({ subject: AgreementSubject, version: z.int().min(1) });
/** A version that somebody agrees to. */
export type AgreedVersion = z.infer<typeof AgreedVersion>;

/** A text as operators look after it; `{host}` and `{contact}` in it are filled in when it is shown. */
export const DeskText = z.object({
  subject: AgreementSubject,
  required: z.boolean(),
  newest: PublishedText,
  /** All its versions, the newest first. */
  versions: z.array(TextHead),
  /** The text that this program brings along. */
  shipped: AgreementText,
});
/** A text as operators look after it; `{host}` and `{contact}` in it are filled in when it is shown. */
export type DeskText = z.infer<typeof DeskText>;
