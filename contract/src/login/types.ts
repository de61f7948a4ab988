import { z } from 'zod';
import { Moment } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { visibleText } from '../accounts/index.ts';

/** The id of a passkey of mine: a UUIDv7 string. */
export const PasskeyId = z.uuid().brand<'PasskeyId'>();
/** The id of a passkey of mine: a UUIDv7 string. */
export type PasskeyId = z.infer<typeof PasskeyId>;

/** How somebody calls a passkey of theirs. */
export const PasskeyName = visibleText(limits.passkeys.name);

/** A passkey of mine. */
export const Passkey = z.object({
  id: PasskeyId,
  name: z.string(),
  createdAt: Moment,
  lastUsedAt: Moment.nullable(),
  /** Kept by the maker of the device, and so on several of them. */
  synced: z.boolean(),
});
/** A passkey of mine. */
export type Passkey = z.infer<typeof Passkey>;

/** How I sign in. */
export const LoginState = z.object({
  hasPassword: z.boolean(),
  passwordChangedAt: Moment.nullable(),
  /** Since when an authenticator app is asked for its code; null where none is. */
  totpSince: Moment.nullable(),
  passkeys: z.array(Passkey),
  /** Is a passkey asked for after my password? */
  passkeySecond: z.boolean(),
  recoveryCodesLeft: z.int(),
  /** Browsers that are asked for no second step. */
  trustedBrowsers: z.int(),
});
/** How I sign in. */
export type LoginState = z.infer<typeof LoginState>;

/** What of my sign-in was changed. */
export const LoginChange = z.enum([
  'password',
  'handle',
  'totpOn',
  'totpOff',
  'passkeyAdded',
  'passkeyRemoved',
  'passkeySecondOn',
  'passkeySecondOff',
  'recoveryCodesMade',
  'recoveryCodeUsed',
  'mailChanged',
  'mailRemoved',
  'recovered',
  'frozen',
  'unfrozen',
  'approvalOn',
  'approvalOff',
]);
/** What of my sign-in was changed. */
export type LoginChange = z.infer<typeof LoginChange>;

/** What a browser's WebAuthn takes and gives, as JSON; the libraries of both sides know its shape. */
export const WebAuthnJson = z.record(z.string(), z.unknown());
