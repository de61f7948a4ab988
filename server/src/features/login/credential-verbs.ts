import type { SignedVerb } from '../../platform/house.ts';
import {
  countTrustedBrowsers,
  distrustBrowsers as distrust,
  endOtherSessions,
  giveHandle,
  hashNewPassword,
  hasPassword,
  setPassword,
} from '../accounts/index.ts';
import { changeLogin } from './change-login.ts';
import { readPasskeys } from './passkeys/passkey-store.ts';
import { presentLogin } from './present.ts';
import { notePasswordChanged, readChoices, readStanding } from './store.ts';
import { readTotp } from './totp-store.ts';

/** How I sign in. */
export const state: SignedVerb<'login.state'> = async ({ house, who }) => {
  const { db, clock } = house;
  const id = who.accountId;
  const [password, choices, totp, passkeys, standing, trustedBrowsers] = await Promise.all([
    hasPassword(house, id),
    readChoices(db, id),
    readTotp(db, id),
    readPasskeys(db, id),
    readStanding(db, id),
    countTrustedBrowsers(db, id, clock.now()),
  ]);
  const codesLeft = standing.codes;
  return presentLogin({ hasPassword: password, choices, totp, passkeys, codesLeft, trustedBrowsers });
};

/** Changes my password, tells my other devices, and signs them out unless I say otherwise. */
export const changePassword: SignedVerb<'login.changePassword'> = async (call, { password, endOthers }) => {
  const { house, who } = call;
  const { accountId, sessionId } = who;
  const hash = await hashNewPassword(house, accountId, password);
  await changeLogin(call, 'password', async (tx) => {
    await setPassword(tx, accountId, hash);
    await notePasswordChanged(tx, accountId, house.clock.now());
    if (endOthers) await endOtherSessions(house, tx, { accountId, keep: sessionId });
  });
  return {};
};

/** Changes my handle, and tells my other devices and those who know me. */
export const changeHandle: SignedVerb<'login.changeHandle'> = (call, { handle }) =>
  changeLogin(call, 'handle', (tx) => giveHandle(call.house, tx, { accountId: call.who.accountId, handle }));

/** Asks every browser for the second step again. */
export const distrustBrowsers: SignedVerb<'login.distrustBrowsers'> = async ({ house, who }) => {
  await distrust(house.db, who.accountId);
  return {};
};
