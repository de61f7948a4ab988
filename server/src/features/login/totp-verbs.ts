import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { forgiveGuesses, spendGuess, type GuessSubject } from '../accounts/index.ts';
import { changeLogin, makeFirstCodes, tidySecondStep } from './change-login.ts';
import { makeRecoveryCodes as makeCodes } from './recovery-codes.ts';
import { readStanding } from './store.ts';
import { newSecret, sealSecret, spendTotpCode, totpUri } from './totp.ts';
import { beginTotp as keepSecret, confirmTotp as turnOn, deleteTotp, readTotp } from './totp-store.ts';

/** How long a QR code may wait for the first code of its app. */
const waitMs = 60 * 60_000;

/** Makes a secret for an authenticator app; nothing is asked for before a code of it has been shown right. */
export const beginTotp: SignedVerb<'login.beginTotp'> = async ({ house, who }) => {
  const secret = newSecret();
  const sealed = sealSecret(house, who.accountId, secret);
  if (!(await keepSecret(house.db, who.accountId, { sealed, at: house.clock.now() })))
    throw refuse('totp_is_on');
  const { hostName } = house.config;
  return { secret, uri: totpUri({ secret, handle: who.handle ?? who.name, hostName }) };
};

/** Turns an authenticator app on with a code that it shows. */
export const confirmTotp: SignedVerb<'login.confirmTotp'> = async (call, { code }) => {
  const { house, who } = call;
  const { accountId } = who;
  const totp = await readTotp(house.db, accountId);
  const now = house.clock.now();
  if (!totp || totp.since || now.getTime() - totp.begun_at.getTime() > waitMs) throw refuse('totp_not_begun');
  const guess: GuessSubject = { kind: 'proof', of: `totp ${accountId}` };
  await spendGuess(house, guess);
  const codes = await changeLogin(call, 'totpOn', async (tx) => {
    if (!(await spendTotpCode(house, tx, { accountId, code, begun: true }))) throw refuse('code_wrong');
    if (!(await turnOn(tx, accountId, now))) throw refuse('totp_not_begun');
    return makeFirstCodes(tx, accountId, now);
  });
  await forgiveGuesses(house, [guess]);
  return { recoveryCodes: codes };
};

/** Asks for no code of an authenticator app any more. */
export const removeTotp: SignedVerb<'login.removeTotp'> = async (call) => {
  const { accountId } = call.who;
  if (!(await readTotp(call.house.db, accountId))?.since) return {};
  await changeLogin(call, 'totpOff', async (tx) => {
    await deleteTotp(tx, accountId);
    await tidySecondStep(tx, accountId);
  });
  return {};
};

/** Makes ten new recovery codes; the old ones are good for nothing any more. */
export const makeRecoveryCodes: SignedVerb<'login.makeRecoveryCodes'> = async (call) => {
  const { house, who } = call;
  const { totp, passkey_second: passkeySecond } = await readStanding(house.db, who.accountId);
  if (!totp && !passkeySecond) throw refuse('second_step_off');
  return {
    recoveryCodes: await changeLogin(call, 'recoveryCodesMade', (tx) =>
      makeCodes(tx, who.accountId, house.clock.now()),
    ),
  };
};
