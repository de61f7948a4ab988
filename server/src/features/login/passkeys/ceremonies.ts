import type { AccountId, PasskeyId } from '@maru/contract';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { v7 } from 'uuid';
import type { House } from '../../../platform/house.ts';
import { passkeyHostOf } from '../../accounts/index.ts';
import { isExpectedOrigin } from '../rules.ts';
import {
  insertChallenge,
  notePasskeyUsed,
  readPasskeyByCredential,
  readPasskeys,
  spendChallenge,
  type PasskeyRow,
} from './passkey-store.ts';

type Json = Record<string, unknown>;

const challengeMs = 10 * 60_000;

/** Fetched with the first passkey: what it brings along is a fifth of the time that the server takes to start. */
const webAuthn = () => import('@simplewebauthn/server');

const keepChallenge = async (house: House, challenge: string, purpose: string): Promise<void> =>
  insertChallenge(house.db, {
    challenge,
    purpose,
    ends_at: new Date(house.clock.now().getTime() + challengeMs),
  });

/** What the browser says it has signed: unchecked, only to know what it is to be checked against. */
const claimOf = (answer: Json): { challenge: string; origin: string } | undefined => {
  const { clientDataJSON } = (answer.response ?? {}) as { clientDataJSON?: unknown };
  if (typeof clientDataJSON !== 'string') return undefined;
  const text = Buffer.from(clientDataJSON, 'base64url').toString();
  try {
    const { challenge, origin } = JSON.parse(text) as Json;
    return { challenge: String(challenge), origin: String(origin) };
  } catch {
    return undefined;
  }
};

/** Uses up the challenge of an answer; gives what the answer is to be checked against. Undefined where it was not asked for. */
const expect = async (house: House, answer: Json, purpose: string) => {
  const claim = claimOf(answer);
  const { publicUrl } = house.config;
  if (!claim || !isExpectedOrigin(claim.origin, publicUrl)) return undefined;
  const asked = { challenge: claim.challenge, purpose, now: house.clock.now() };
  if (!(await spendChallenge(house.db, asked))) return undefined;
  return {
    expectedChallenge: claim.challenge,
    expectedOrigin: claim.origin,
    expectedRPID: passkeyHostOf(publicUrl),
  };
};

/** The options with which a browser makes a passkey for this account. */
export const askForNewPasskey = async (
  house: House,
  of: { accountId: AccountId; handle: string; name: string; purpose: string },
): Promise<Json> => {
  const known = await readPasskeys(house.db, of.accountId);
  const { generateRegistrationOptions } = await webAuthn();
  const options = await generateRegistrationOptions({
    rpName: house.config.hostName,
    rpID: passkeyHostOf(house.config.publicUrl),
    userID: new TextEncoder().encode(of.accountId),
    userName: of.handle,
    userDisplayName: of.name,
    attestationType: 'none',
    excludeCredentials: known.map((one) => ({ id: one.credential_id, transports: one.transports })),
    // Found without a handle, and with the person checked: that is what makes it a way in by itself.
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
  });
  await keepChallenge(house, options.challenge, of.purpose);
  return options as unknown as Json;
};

/** The passkey that a browser has made; undefined where the answer does not hold. */
export const readNewPasskey = async (
  house: House,
  of: { accountId: AccountId; answer: Json; purpose: string; name: string },
): Promise<PasskeyRow | undefined> => {
  const expected = await expect(house, of.answer, of.purpose);
  if (!expected) return undefined;
  const { verifyRegistrationResponse } = await webAuthn();
  // The library throws on everything that is not as it should be.
  const verified = await verifyRegistrationResponse({
    response: of.answer as unknown as RegistrationResponseJSON,
    ...expected,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.registrationInfo) return undefined;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return {
    account_id: of.accountId,
    passkey_id: v7({ msecs: house.clock.now().getTime() }) as PasskeyId,
    credential_id: credential.id,
    public_key: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: of.name,
    synced: credentialBackedUp,
    created_at: house.clock.now(),
    last_used_at: null,
  };
};

/** The options with which a browser asks for a passkey: of this account, or of whoever has one here. */
export const askForPasskey = async (
  house: House,
  { accountId, purpose }: { accountId?: AccountId; purpose: string },
): Promise<Json> => {
  const known = accountId ? await readPasskeys(house.db, accountId) : undefined;
  const { generateAuthenticationOptions } = await webAuthn();
  const options = await generateAuthenticationOptions({
    rpID: passkeyHostOf(house.config.publicUrl),
    userVerification: 'required',
    ...(known && {
      allowCredentials: known.map((one) => ({ id: one.credential_id, transports: one.transports })),
    }),
  });
  await keepChallenge(house, options.challenge, purpose);
  return options as unknown as Json;
};

/** What an answer of a browser comes to: whose passkey it is, or why it does not count. */
export type PasskeyCheck = { whose: AccountId } | { why: 'passkey_wrong' | 'passkey_not_found' };

/** Checks the answer of a browser that was asked for a passkey. */
export const checkPasskey = async (house: House, answer: Json, purpose: string): Promise<PasskeyCheck> => {
  const expected = await expect(house, answer, purpose);
  if (!expected) return { why: 'passkey_wrong' };
  const row = await readPasskeyByCredential(house.db, String(answer.id));
  if (!row) return { why: 'passkey_not_found' };
  const { verifyAuthenticationResponse } = await webAuthn();
  const checked = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    ...expected,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(row.public_key),
      counter: row.counter,
      transports: row.transports,
    },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!checked?.verified) return { why: 'passkey_wrong' };
  await notePasskeyUsed(house.db, {
    account_id: row.account_id,
    passkey_id: row.passkey_id,
    counter: checked.authenticationInfo.newCounter,
    synced: checked.authenticationInfo.credentialBackedUp,
    at: house.clock.now(),
  });
  return { whose: row.account_id };
};
