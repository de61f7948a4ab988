import { z } from 'zod';
import {
  BrowserToken,
  finishInput,
  HandleInput,
  Me,
  Password,
  SignedIn,
  SignInTicket,
} from '../accounts/index.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { LoginState, Passkey, PasskeyId, PasskeyName, WebAuthnJson } from './types.ts';

const Code = z.string().max(limits.signInCode);
const nothing = z.strictObject({});
/** Ten codes, shown this once; null where there are some already. */
const newCodes = z.object({ recoveryCodes: z.array(z.string()).nullable() });

const state = method('login.state', {
  summary: 'How I sign in: password, passkeys, two-step sign-in.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: nothing,
  output: LoginState,
});

const changePassword = method('login.changePassword', {
  summary: 'Change my password; other devices are told, and signed out unless I say otherwise.',
  caller: 'account',
  about: 'own',
  proof: true,
  input: z.strictObject({ password: Password, endOthers: z.boolean().default(true) }),
  output: z.object({}),
  refusals: ['password_too_short', 'password_too_common'],
});

const changeHandle = method('login.changeHandle', {
  summary: 'Change my handle; the old one is free again for everybody.',
  caller: 'account',
  about: 'own',
  proof: true,
  repeatable: true,
  input: z.strictObject({ handle: HandleInput }),
  output: Me,
  refusals: ['handle_taken', 'handle_invalid'],
});

const beginTotp = method('login.beginTotp', {
  summary: 'Begin with an authenticator app: gives the secret, as text and as an address for a QR code.',
  caller: 'account',
  about: 'own',
  proof: true,
  input: nothing,
  output: z.object({ secret: z.string(), uri: z.string() }),
  refusals: ['totp_is_on'],
});

const confirmTotp = method('login.confirmTotp', {
  summary: 'Turn the authenticator app on, with a code that it shows.',
  caller: 'account',
  about: 'own',
  rate: 'guarded',
  input: z.strictObject({ code: Code }),
  output: newCodes,
  refusals: ['code_wrong', 'totp_not_begun', 'too_many_tries'],
});

const removeTotp = method('login.removeTotp', {
  summary: 'Ask for no code of an authenticator app any more.',
  caller: 'account',
  about: 'own',
  proof: true,
  repeatable: true,
  input: nothing,
  output: z.object({}),
});

const makeRecoveryCodes = method('login.makeRecoveryCodes', {
  summary: 'Make ten new recovery codes; those before are good for nothing any more.',
  caller: 'account',
  about: 'own',
  proof: true,
  input: nothing,
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  refusals: ['second_step_off'],
});

const beginPasskey = method('login.beginPasskey', {
  summary: 'Begin with a new passkey: gives the options for the browser.',
  caller: 'account',
  about: 'own',
  proof: true,
  input: nothing,
  output: z.object({ options: WebAuthnJson }),
  refusals: ['too_many_passkeys'],
});

const addPasskey = method('login.addPasskey', {
  summary: 'Keep the passkey that the browser has made.',
  caller: 'account',
  about: 'own',
  input: z.strictObject({ answer: WebAuthnJson, name: PasskeyName }),
  output: Passkey,
  refusals: ['passkey_wrong', 'too_many_passkeys'],
});

const renamePasskey = method('login.renamePasskey', {
  summary: 'Call a passkey of mine something else.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ passkeyId: PasskeyId, name: PasskeyName }),
  output: Passkey,
  refusals: ['passkey_not_found'],
});

const removePasskey = method('login.removePasskey', {
  summary: 'Take away a passkey of mine.',
  caller: 'account',
  about: 'own',
  proof: true,
  input: z.strictObject({ passkeyId: PasskeyId }),
  output: z.object({}),
  refusals: ['passkey_not_found'],
});

const setPasskeySecond = method('login.setPasskeySecond', {
  summary: 'Ask for a passkey after my password, or no longer.',
  caller: 'account',
  about: 'own',
  proof: true,
  repeatable: true,
  input: z.strictObject({ on: z.boolean() }),
  output: newCodes,
  refusals: ['passkey_not_found'],
});

const distrustBrowsers = method('login.distrustBrowsers', {
  summary: 'Ask every browser for the second step again.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: nothing,
  output: z.object({}),
});

const finishWithTotp = method('login.finishWithTotp', {
  summary: 'Finish a sign-in with a code of the authenticator app.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ ...finishInput, code: Code }),
  output: SignedIn,
  refusals: ['ticket_gone', 'code_wrong', 'too_many_tries'],
});

const finishWithRecoveryCode = method('login.finishWithRecoveryCode', {
  summary: 'Finish a sign-in with a recovery code, which is used up.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ ...finishInput, code: z.string().max(40) }),
  output: SignedIn,
  refusals: ['ticket_gone', 'code_wrong', 'too_many_tries'],
});

const beginPasskeyStep = method('login.beginPasskeyStep', {
  summary: 'Ask for the options of the passkeys that can finish a sign-in.',
  caller: 'anyone',
  about: 'door',
  input: z.strictObject({ ticket: SignInTicket }),
  output: z.object({ options: WebAuthnJson }),
  refusals: ['ticket_gone'],
});

const finishWithPasskey = method('login.finishWithPasskey', {
  summary: 'Finish a sign-in with a passkey.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ ...finishInput, answer: WebAuthnJson }),
  output: SignedIn,
  refusals: ['ticket_gone', 'passkey_wrong', 'too_many_tries'],
});

const beginPasskeySignIn = method('login.beginPasskeySignIn', {
  summary: 'Ask for the options to sign in with a passkey alone: no handle, no password.',
  caller: 'anyone',
  about: 'door',
  input: nothing,
  output: z.object({ options: WebAuthnJson }),
});

const signInWithPasskey = method('login.signInWithPasskey', {
  summary: 'Sign in with a passkey alone.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ answer: WebAuthnJson, browser: BrowserToken.optional() }),
  output: SignedIn,
  refusals: ['passkey_wrong', 'passkey_not_found', 'account_frozen'],
});

/** The methods of this feature. */
export const loginMethods = [
  state,
  changePassword,
  changeHandle,
  beginTotp,
  confirmTotp,
  removeTotp,
  makeRecoveryCodes,
  beginPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  setPasskeySecond,
  distrustBrowsers,
  finishWithTotp,
  finishWithRecoveryCode,
  beginPasskeyStep,
  finishWithPasskey,
  beginPasskeySignIn,
  signInWithPasskey,
] as const;
