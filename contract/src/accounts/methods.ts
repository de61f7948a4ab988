import { z } from 'zod';
import { AgreedVersion } from '../consents/types.ts';
import { PictureId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import {
  AccountSettings,
  BrowserToken,
  HandleInput,
  HostInvitation,
  HostInvitationCode,
  Me,
  Password,
  PersonName,
  SignInAnswer,
  SignedIn,
} from './types.ts';

/** What every new account brings along beside who it is to be. */
const newAccount = {
  invitation: HostInvitationCode.optional(),
  /** The versions of the terms and the privacy policy that are agreed to; see `consents.required`. */
  agreed: z.array(AgreedVersion).max(10).default([]),
  /** The day of birth, where the host asks for it; it is not kept. */
  birth: z.iso.date().optional(),
} as const;

/** What this host is, before anybody has signed in. */
export const describeHost = method('accounts.describeHost', {
  summary: 'The host’s name, whether it takes new accounts, and whether it is a demo.',
  caller: 'anyone',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({
    name: z.string(),
    signUp: z.enum(['open', 'invitation', 'closed']),
    firstAccount: z.boolean(),
    demo: z.boolean(),
    /** The name that passkeys of this host are bound to. */
    passkeyHost: z.string(),
    /** Does this host send mails? */
    mail: z.boolean(),
    /** Who is younger needs a guardian or cannot have an account; 0: nobody is asked for their age. */
    minAge: z.int(),
    underAge: z.enum(['guardian', 'refused']),
  }),
});

/** Makes an account and signs it in. The first account of a new host becomes its operator. */
export const signUp = method('accounts.signUp', {
  summary: 'Make an account and sign in.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({
    handle: HandleInput,
    name: PersonName,
    password: Password,
    ...newAccount,
  }),
  output: SignedIn,
  refusals: [
    'handle_taken',
    'handle_invalid',
    'password_too_short',
    'password_too_common',
    'sign_up_closed',
    'invitation_needed',
    'agreement_needed',
    'birth_needed',
    'birth_invalid',
    'too_young',
  ],
});

/** Tells whether a handle could be taken now. */
export const checkHandle = method('accounts.checkHandle', {
  summary: 'Is this handle well-formed and free?',
  caller: 'anyone',
  about: 'host',
  repeatable: true,
  input: z.strictObject({ handle: HandleInput }),
  output: z.object({ free: z.boolean(), valid: z.boolean() }),
});

/** Signs in with handle and password, or gives a ticket where a second step is asked for. */
export const signIn = method('accounts.signIn', {
  summary: 'Sign in with handle and password; gives a ticket where a second step is needed.',
  caller: 'anyone',
  about: 'door',
  rate: 'guarded',
  input: z.strictObject({ handle: HandleInput, password: Password, browser: BrowserToken.optional() }),
  output: SignInAnswer,
  refusals: ['wrong_credentials', 'too_many_tries'],
});

/** Ends the session that calls; its sockets close. */
export const signOut = method('accounts.signOut', {
  summary: 'End this session.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({}),
});

/** Gives this session a new secret; the one before counts until the new one is used, and two minutes longer. Over HTTP alone. */
export const renewSession = method('accounts.renewSession', {
  summary:
    'Renew the secret of this session, over HTTP alone; our own pages get it as their cookie, and null here.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ token: z.string().nullable() }),
});

/** Makes the cookie of this session good only together with a half that its page brings along; for the lock of a device. */
export const splitSession = method('accounts.splitSession', {
  summary:
    'Let the session cookie count only together with a half that the page keeps sealed; null takes that back.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({
    half: z
      .string()
      .regex(/^[\w-]{20,100}$/)
      .nullable(),
  }),
  output: z.object({}),
});

/** Me, with my settings. */
export const getMe = method('accounts.me', {
  summary: 'My own account.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: Me,
});

/** Changes my profile; fields left out stay. A picture must be one I uploaded; null takes it away. */
export const updateProfile = method('accounts.updateProfile', {
  summary: 'Change name, status line, photo or cover.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({
    name: PersonName.optional(),
    status: z.string().trim().max(limits.status).optional(),
    photo: PictureId.nullable().optional(),
    cover: PictureId.nullable().optional(),
  }),
  output: Me,
  refusals: ['picture_not_found'],
});

/** Changes settings that follow me to all devices; fields left out stay. */
export const updateSettings = method('accounts.updateSettings', {
  summary: 'Change my settings.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: AccountSettings.partial().strict(),
  output: AccountSettings,
});

/** A guest becomes an account with handle and password, and stays in the chat. */
export const upgradeGuest = method('accounts.upgradeGuest', {
  summary: 'Turn this guest into an account.',
  caller: 'session',
  about: 'own',
  rate: 'guarded',
  input: z.strictObject({
    handle: HandleInput,
    name: PersonName,
    password: Password,
    ...newAccount,
  }),
  output: Me,
  refusals: [
    'handle_taken',
    'handle_invalid',
    'password_too_short',
    'password_too_common',
    'sign_up_closed',
    'invitation_needed',
    'agreement_needed',
    'birth_needed',
    'birth_invalid',
    'too_young',
    'not_a_guest',
  ],
});

/** Makes an invitation to this host for one account; the code is told once. It counts where sign-up is by invitation. */
export const makeHostInvitation = method('accounts.makeHostInvitation', {
  summary: 'Make an invitation to this host.',
  caller: 'account',
  about: 'own',
  rate: 'dear',
  input: z.strictObject({}),
  output: z.object({ code: z.string(), invitation: HostInvitation }),
  refusals: ['too_many_invitations'],
});

/** My invitations to this host, the newest first, at most 50. */
export const listHostInvitations = method('accounts.listHostInvitations', {
  summary: 'My invitations to this host.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ invitations: z.array(HostInvitation) }),
});

/** Takes back one of mine that nobody has used. */
export const dropHostInvitation = method('accounts.dropHostInvitation', {
  summary: 'Take back an invitation to this host.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
});

/** The methods of this feature. */
export const accountMethods = [
  describeHost,
  signUp,
  checkHandle,
  signIn,
  signOut,
  renewSession,
  splitSession,
  getMe,
  updateProfile,
  updateSettings,
  upgradeGuest,
  makeHostInvitation,
  listHostInvitations,
  dropHostInvitation,
] as const;
