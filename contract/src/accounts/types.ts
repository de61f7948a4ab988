import { z } from 'zod';
import { AccountId, ChatId, Moment, PictureId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { privacyShape } from './privacy.ts';
import { settingValues } from './setting-values.ts';

/** A text with something visible in it, trimmed. */
export const visibleText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => /[^\p{C}\p{Z}\u115f\u1160\u3164\uffa0\u2800]/u.test(text), 'nothing visible');

/** A person's name as others see it. */
export const PersonName = visibleText(limits.personName);

/** A handle as typed; case does not matter and a leading @ is forgiven. */
export const HandleInput = z
  .string()
  .max(40)
  .transform((handle) => handle.trim().replace(/^@/, '').toLowerCase());

/** A password as typed; what will do as a new one is for the host to say. */
export const Password = z.string().max(limits.password.max);

/**
 * Somebody as the reader sees them: people may show another profile to some, or in some chats. A guest has no handle.
 * Where the name is empty, each reader sees another one: `people.get` tells which.
 */
export const Person = z.object({
  id: AccountId,
  handle: z.string().nullable(),
  name: z.string(),
  photo: PictureId.nullable(),
  cover: PictureId.nullable(),
  status: z.string(),
  guest: z.boolean(),
  /** They look like this in this chat; outside of it perhaps otherwise. */
  in: ChatId.optional(),
  /** They have deleted their account: nothing is left to see but that. */
  gone: z.boolean().optional(),
});
/** Somebody as the reader sees them. */
export type Person = z.infer<typeof Person>;

/** What a deleted account is called where nobody can word it in a language. */
export const goneName = 'Deleted account';

/** What a person decides for all their devices. */
export const AccountSettings = z.object({
  ...privacyShape,
  /** May this host look up what a link in my messages leads to, and show a card under them? */
  linkCards: z.boolean(),
  language: z.enum(settingValues.language),
  theme: z.enum(settingValues.theme),
  /** For so many seconds what I write waits before it goes, and can be taken back. */
  undoSeconds: z.literal(settingValues.undoSeconds),
  /** The skin of the emoji that I pick. */
  skinTone: z.enum(settingValues.skinTone),
});
/** What a person decides for all their devices. */
export type AccountSettings = z.infer<typeof AccountSettings>;

/** What this host asks of me before I go on: my age, agreeing to new terms, a second step for signing in. */
export const Owed = z.enum(['age', 'terms', 'secondStep']);
/** What this host asks of me before I go on. */
export type Owed = z.infer<typeof Owed>;

/** Me, as only I see it. */
export const Me = Person.extend({
  operator: z.boolean(),
  settings: AccountSettings,
  createdAt: Moment,
  /** Until it is done, calls that change something are refused. Only `accounts.me` tells. */
  owed: z.array(Owed).optional(),
});
/** Me, as only I see it. */
export type Me = z.infer<typeof Me>;

/** What signing up or in gives. The token is shown once and is stored hashed. */
export const SignedIn = z.object({
  /** Empty for our own pages, which get it as a cookie that scripts cannot read. */
  token: z.string(),
  account: z.object({
    id: AccountId,
    handle: z.string().nullable(),
    name: z.string(),
    guest: z.boolean(),
  }),
  /** Names this browser at the next sign-in, as its `browser`; our own pages get it as a cookie that scripts cannot read. */
  browser: z.string().optional(),
});
/** What signing up or in gives. The token is shown once and is stored hashed. */
export type SignedIn = z.infer<typeof SignedIn>;

/** A way to take the second step of a sign-in. */
export const SignInWay = z.enum(['approval', 'totp', 'passkey', 'recoveryCode']);
/** A way to take the second step of a sign-in. */
export type SignInWay = z.infer<typeof SignInWay>;

/** The ticket of a sign-in that waits for its second step; short-lived, stored hashed. */
export const SignInTicket = z.string().min(20).max(100);

/** The first step was right; one of these ways, with the ticket, finishes it. */
export const SecondStep = z.object({
  ticket: SignInTicket,
  ways: z.array(SignInWay),
  endsAt: Moment,
  /** Its owner has frozen the account: finishing this sign-in ends that. */
  frozen: z.boolean().optional(),
});
/** The first step was right; one of these ways, with the ticket, finishes it. */
export type SecondStep = z.infer<typeof SecondStep>;

/** What the first step of a sign-in gives: a session, or the ticket for the second step. */
export const SignInAnswer = z.union([SignedIn, SecondStep]);
/** What the first step of a sign-in gives: a session, or the ticket for the second step. */
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** What every method that finishes a sign-in takes beside what it asks for. */
export const finishInput = {
  ticket: SignInTicket,
  /** Ask this browser for no second step for 30 days. */
  trust: z.boolean().optional(),
} as const;

/** The token of a browser that was signed in before, for clients that keep no cookie. */
export const BrowserToken = z.string().min(20).max(100);

/** The code of an invitation to a host. */
export const HostInvitationCode = z.string().min(8).max(40);

/** An invitation to this host, good for one account, as its maker sees it. */
export const HostInvitation = z.object({ id: z.uuid(), madeAt: Moment, endsAt: Moment, used: z.boolean() });
/** An invitation to this host, good for one account, as its maker sees it. */
export type HostInvitation = z.infer<typeof HostInvitation>;
