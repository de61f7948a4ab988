import { agreed, testPassword } from '../start-test-server.ts';
import type { Rows } from './row.ts';

const noPasskey = { id: 'no-passkey', type: 'public-key', response: {} };

/** Accounts, sessions, proof, second steps and recovery. */
export const accountRows: Rows = {
  'accounts.describeHost': () => ({}),
  'accounts.signUp': ({ fresh }) => ({
    handle: fresh(),
    name: 'Somebody new',
    password: testPassword,
    agreed,
  }),
  'accounts.checkHandle': () => ({ handle: 'alice' }),
  'accounts.signIn': ({ bob }) => ({ handle: bob.handle, password: testPassword }),
  'accounts.signOut': { input: () => ({}), last: 4 },
  'accounts.renewSession': () => ({}),
  // For the cookies of pages alone, which nobody has here.
  'accounts.splitSession': { input: () => ({ half: null }), hears: 'wrong_origin' },
  'accounts.me': () => ({}),
  'accounts.updateProfile': async ({ newPicture }) => ({ photo: await newPicture() }),
  'accounts.updateSettings': () => ({}),
  'accounts.upgradeGuest': {
    input: ({ fresh }) => ({
      handle: fresh(),
      name: 'A guest no more',
      password: testPassword,
      agreed,
    }),
    as: 'guest',
    last: 2,
  },
  'accounts.makeHostInvitation': () => ({}),
  'accounts.listHostInvitations': () => ({}),
  'accounts.dropHostInvitation': ({ own }) => ({ id: own.invitationId }),
  'devices.list': () => ({}),
  'devices.rename': ({ own }) => ({ deviceId: own.deviceId as never, name: 'The tablet' }),
  'devices.end': ({ own }) => ({ deviceId: own.deviceId as never }),
  'devices.endOthers': { input: () => ({}), last: 1 },
  'proof.describe': () => ({}),
  'proof.begin': { input: () => ({ way: 'passkey' }), hears: 'proof_wrong' },
  'proof.give': () => ({ way: 'password', password: testPassword }),
  'login.state': () => ({}),
  'login.changePassword': () => ({ password: testPassword, endOthers: false }),
  'login.changeHandle': ({ fresh }) => ({ handle: fresh() }),
  'login.beginTotp': () => ({}),
  'login.confirmTotp': { input: () => ({ code: '000000' }), hears: 'code_wrong' },
  'login.removeTotp': () => ({}),
  'login.makeRecoveryCodes': { input: () => ({}), hears: 'second_step_off' },
  'login.beginPasskey': () => ({}),
  'login.addPasskey': { input: () => ({ answer: noPasskey, name: 'My phone' }), hears: 'passkey_wrong' },
  'login.renamePasskey': {
    input: ({ own }) => ({ passkeyId: own.deviceId as never, name: 'Her phone' }),
    hears: 'passkey_not_found',
  },
  'login.removePasskey': {
    input: ({ own }) => ({ passkeyId: own.deviceId as never }),
    hears: 'passkey_not_found',
  },
  'login.setPasskeySecond': { input: () => ({ on: true }), hears: 'passkey_not_found' },
  'login.distrustBrowsers': () => ({}),
  'login.finishWithTotp': {
    input: ({ fresh }) => ({ ticket: fresh().padEnd(43, 'x'), code: '000000' }),
    hears: 'ticket_gone',
  },
  'login.finishWithRecoveryCode': {
    input: ({ fresh }) => ({ ticket: fresh().padEnd(43, 'x'), code: 'aaaa-bbbb' }),
    hears: 'ticket_gone',
  },
  'login.beginPasskeyStep': {
    input: ({ fresh }) => ({ ticket: fresh().padEnd(43, 'x') }),
    hears: 'ticket_gone',
  },
  'login.finishWithPasskey': {
    input: ({ fresh }) => ({ ticket: fresh().padEnd(43, 'x'), answer: noPasskey }),
    hears: 'ticket_gone',
  },
  'login.beginPasskeySignIn': () => ({}),
  'login.signInWithPasskey': { input: () => ({ answer: noPasskey }), hears: 'passkey_wrong' },
  'recovery.mail': () => ({}),
  'recovery.setMail': ({ fresh }) => ({ address: `${fresh()}@example.org`, language: 'en' }),
  'recovery.confirmMail': {
    input: ({ fresh }) => ({ token: fresh().padEnd(43, 'x') }),
    hears: 'mail_link_gone',
  },
  'recovery.removeMail': () => ({}),
  'recovery.ask': ({ fresh }) => ({ to: fresh(), language: 'en' }),
  'recovery.look': { input: ({ fresh }) => ({ token: fresh().padEnd(43, 'x') }), hears: 'mail_link_gone' },
  'recovery.recover': {
    input: ({ fresh }) => ({ token: fresh().padEnd(43, 'x'), password: testPassword }),
    hears: 'mail_link_gone',
  },
  'demo.list': { input: () => ({}), hears: 'demo_off' },
  'demo.signIn': { input: ({ alice }) => ({ accountId: alice.id }), hears: 'demo_off' },
};
