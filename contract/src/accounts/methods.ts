import { z } from 'zod';
import { PictureId, SessionId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { AccountSettings, HandleInput, Me, PersonName, Session, SignedIn } from './types.ts';

const Password = z.string().max(limits.password.max);

/** What this host is, before anybody has signed in. */
export const describeHost = method('accounts.describeHost', {
  summary: 'The host’s name, whether it takes new accounts, and whether it is a demo.',
  caller: 'anyone',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({
    name: z.string(),
    signUp: z.enum(['open', 'closed']),
    firstAccount: z.boolean(),
    demo: z.boolean(),
  }),
});

/** Makes an account and signs it in. The first account of a new host becomes its operator. */
export const signUp = method('accounts.signUp', {
  summary: 'Make an account and sign in.',
  caller: 'anyone',
  rate: 'guarded',
  input: z.strictObject({ handle: HandleInput, name: PersonName, password: Password }),
  output: SignedIn,
  refusals: ['handle_taken', 'handle_invalid', 'password_too_short', 'password_too_common', 'sign_up_closed'],
});

/** Tells whether a handle could be taken now. */
export const checkHandle = method('accounts.checkHandle', {
  summary: 'Is this handle well-formed and free?',
  caller: 'anyone',
  repeatable: true,
  input: z.strictObject({ handle: HandleInput }),
  output: z.object({ free: z.boolean(), valid: z.boolean() }),
});

/** Signs in with handle and password. */
export const signIn = method('accounts.signIn', {
  summary: 'Sign in with handle and password.',
  caller: 'anyone',
  rate: 'guarded',
  input: z.strictObject({ handle: HandleInput, password: Password }),
  output: SignedIn,
  refusals: ['wrong_credentials'],
});

/** Ends the session that calls; its sockets close. */
export const signOut = method('accounts.signOut', {
  summary: 'End this session.',
  caller: 'session',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({}),
});

/** Me, with my settings. */
export const getMe = method('accounts.me', {
  summary: 'My own account.',
  caller: 'session',
  repeatable: true,
  input: z.strictObject({}),
  output: Me,
});

/** Changes my profile; fields left out stay. A picture must be one I uploaded; null takes it away. */
export const updateProfile = method('accounts.updateProfile', {
  summary: 'Change name, status line, photo or cover.',
  caller: 'session',
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
  repeatable: true,
  input: AccountSettings.partial().strict(),
  output: AccountSettings,
});

/** Where I am signed in, newest first. */
export const listSessions = method('accounts.listSessions', {
  summary: 'Where I am signed in.',
  caller: 'session',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ sessions: z.array(Session) }),
});

/** Signs out one of my sessions; its sockets close. */
export const endSession = method('accounts.endSession', {
  summary: 'Sign out one of my sessions.',
  caller: 'account',
  repeatable: true,
  input: z.strictObject({ sessionId: SessionId }),
  output: z.object({}),
  refusals: ['session_not_found'],
});

/** A guest becomes an account with handle and password, and stays in the chat. */
export const upgradeGuest = method('accounts.upgradeGuest', {
  summary: 'Turn this guest into an account.',
  caller: 'session',
  rate: 'guarded',
  input: z.strictObject({ handle: HandleInput, name: PersonName, password: Password }),
  output: Me,
  refusals: [
    'handle_taken',
    'handle_invalid',
    'password_too_short',
    'password_too_common',
    'sign_up_closed',
    'not_a_guest',
  ],
});

/** The methods of this feature. */
export const accountMethods = [
  describeHost,
  signUp,
  checkHandle,
  signIn,
  signOut,
  getMe,
  updateProfile,
  updateSettings,
  listSessions,
  endSession,
  upgradeGuest,
] as const;
