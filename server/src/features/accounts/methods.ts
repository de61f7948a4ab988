import { listOwed } from '../../platform/duties/index.ts';
import type { MethodTable, SignedVerb, Verb } from '../../platform/house.ts';
import { dropHostInvitation, listHostInvitations, makeHostInvitation } from './host-invitations.ts';
import { presentMe } from './present.ts';
import { passkeyHostOf, whyNotHandle } from './rules.ts';
import { renewSession } from './renew-session.ts';
import { leaveDevice } from './end-devices.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { splitSession } from './split-session.ts';
import { hasOperator, readAccountByHandle, readAccounts, type AccountRow } from './store.ts';
import { updateProfile } from './update-profile.ts';
import { updateSettings } from './update-settings.ts';
import { upgradeGuest } from './upgrade-guest.ts';

const describeHost: Verb<'accounts.describeHost'> = async ({ house }) => ({
  name: house.config.hostName,
  signUp: house.hostSettings.current().signUp,
  firstAccount: !(await hasOperator(house.db)),
  demo: house.config.demo,
  passkeyHost: passkeyHostOf(house.config.publicUrl),
  mail: house.mail.isOn,
  minAge: house.hostSettings.current().minAge,
  underAge: house.hostSettings.current().underAge,
});

const checkHandle: Verb<'accounts.checkHandle'> = async ({ house }, { handle }) => {
  const valid = whyNotHandle(handle) === undefined;
  return { valid, free: valid && (await readAccountByHandle(house.db, handle)) === undefined };
};

const getMe: SignedVerb<'accounts.me'> = async ({ house, who }) => ({
  ...presentMe((await readAccounts(house.db, [who.accountId]))[0] as AccountRow),
  owed: await listOwed(house, who),
});

const signOut: SignedVerb<'accounts.signOut'> = async ({ house, who }) => {
  await leaveDevice(house, who);
  return {};
};

/** What this feature answers. */
export const methods: MethodTable = {
  'accounts.describeHost': describeHost,
  'accounts.signUp': signUp,
  'accounts.checkHandle': checkHandle,
  'accounts.signIn': signIn,
  'accounts.signOut': signOut,
  'accounts.renewSession': renewSession,
  'accounts.splitSession': splitSession,
  'accounts.me': getMe,
  'accounts.updateProfile': updateProfile,
  'accounts.updateSettings': updateSettings,
  'accounts.upgradeGuest': upgradeGuest,
  'accounts.makeHostInvitation': makeHostInvitation,
  'accounts.listHostInvitations': listHostInvitations,
  'accounts.dropHostInvitation': dropHostInvitation,
};
