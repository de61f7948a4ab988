import { z } from 'zod';
import { AccountId, Moment, PictureId, SessionId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

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

/** Somebody as others see them. A guest has no handle. */
export const Person = z.object({
  id: AccountId,
  handle: z.string().nullable(),
  name: z.string(),
  photo: PictureId.nullable(),
  cover: PictureId.nullable(),
  status: z.string(),
  guest: z.boolean(),
});
/** Somebody as others see them. A guest has no handle. */
export type Person = z.infer<typeof Person>;

/** What a person decides for all their devices. */
export const AccountSettings = z.object({
  showOnline: z.boolean(),
  showLastSeen: z.boolean(),
  /** May this host look up what a link in my messages leads to, and show a card under them? */
  linkCards: z.boolean(),
  language: z.enum(['auto', 'ko', 'en']),
  theme: z.enum(['auto', 'light', 'dark']),
});
/** What a person decides for all their devices. */
export type AccountSettings = z.infer<typeof AccountSettings>;

/** Me, as only I see it. */
export const Me = Person.extend({
  operator: z.boolean(),
  settings: AccountSettings,
  createdAt: Moment,
});
/** Me, as only I see it. */
export type Me = z.infer<typeof Me>;

/** One place where I am signed in. */
export const Session = z.object({
  id: SessionId,
  client: z.string(),
  createdAt: Moment,
  lastUsedAt: Moment,
  current: z.boolean(),
});
/** One place where I am signed in. */
export type Session = z.infer<typeof Session>;

/** What signing up or in gives. The token is shown once and is stored hashed. */
export const SignedIn = z.object({
  token: z.string(),
  account: z.object({
    id: AccountId,
    handle: z.string().nullable(),
    name: z.string(),
    guest: z.boolean(),
  }),
});
/** What signing up or in gives. The token is shown once and is stored hashed. */
export type SignedIn = z.infer<typeof SignedIn>;
