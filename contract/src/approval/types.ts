import { z } from 'zod';
import { Moment, SessionId } from '../wire/ids.ts';

/** The id of a sign-in that my devices are asked about or told of: a UUIDv7 string. */
export const SignInRequestId = z.uuid().brand<'SignInRequestId'>();
/** The id of a sign-in that my devices are asked about or told of. */
export type SignInRequestId = z.infer<typeof SignInRequestId>;

/** Where a sign-in comes from, as my other devices see it. */
export const SignInOrigin = z.object({
  /** What the new device calls itself. */
  client: z.string(),
  /** `home` for a network of one's own, two letters of a country (ISO 3166-1), or null where it is not known. */
  place: z.string().nullable(),
  /** It comes from the network that I am in right now. */
  sameNetwork: z.boolean(),
  askedAt: Moment,
});
/** Where a sign-in comes from, as my other devices see it. */
export type SignInOrigin = z.infer<typeof SignInOrigin>;

/** A sign-in with my password, in a browser that does not know me. */
export const SignInRequest = SignInOrigin.extend({
  id: SignInRequestId,
  /** Until when I can let it in by its number. */
  endsAt: Moment,
  /** When it is let in without me, unless I say no; null where it waits for its number alone. */
  letsInAt: Moment.nullable(),
  /** The session that it has opened. */
  sessionId: SessionId.nullable(),
});
/** A sign-in with my password, in a browser that does not know me. */
export type SignInRequest = z.infer<typeof SignInRequest>;

/** What became of a sign-in that my devices are asked about or told of. */
export const SignInNews = z.enum(['asked', 'waiting', 'approved', 'refused', 'signedIn']);
/** What became of a sign-in that my devices are asked about or told of. */
export type SignInNews = z.infer<typeof SignInNews>;

/** The number of a new device: two digits, told there and typed where somebody is signed in already. */
export const MatchingNumber = z.string().regex(/^\d{2}$/);

/** What the QR code of a computer holds: good for about a minute, for one phone. */
export const QrCode = z.string().min(20).max(100);
