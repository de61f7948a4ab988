import { isSignedIn, type Passkey } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { server as otherLibrary } from '@passwordless-id/webauthn';
import {
  AuthenticatorEmulator,
  PasskeysCredentialsMemoryRepository,
  WebAuthnEmulator,
} from 'nid-webauthn-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Json = Record<string, unknown>;

const clock = movingClock();
const origin = 'http://localhost:4400';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

/** A phone of another maker than our libraries. */
const newPhone = ({ checksPerson = true } = {}) =>
  new WebAuthnEmulator(
    new AuthenticatorEmulator({
      credentialsRepository: new PasskeysCredentialsMemoryRepository(),
      userMakeCredentialInteraction: () => ({ options: { uv: checksPerson, up: true } }),
    }),
  );
const made = (phone: WebAuthnEmulator, options: Json, from = origin): Json =>
  phone.createJSON(from, options as never) as unknown as Json;
const used = (phone: WebAuthnEmulator, options: Json, from = origin): Json =>
  phone.getJSON(from, options as never) as unknown as Json;

const addPasskey = async (person: TestPerson, phone: WebAuthnEmulator, name = 'Phone'): Promise<Passkey> => {
  await person.call('proof.give', { way: 'password', password: testPassword });
  const { options } = await person.call('login.beginPasskey', {});
  return person.call('login.addPasskey', { answer: made(phone, options), name });
};

const signInAlone = async (phone: WebAuthnEmulator) => {
  const { options } = await server.call('login.beginPasskeySignIn', {});
  return server.call('login.signInWithPasskey', { answer: used(phone, options) });
};

const tamper = (answer: Json, change: (response: Json) => Json): Json => ({
  ...answer,
  response: change(answer.response as Json),
});

describe('a passkey', () => {
  it('signs in alone, with no handle and no password', async () => {
    const ana = await server.person('ana');
    const phone = newPhone();
    await addPasskey(ana, phone, '내 전화기');
    const { account, token } = await signInAlone(phone);
    expect(account.handle).toBe('ana');
    const me = server.as({ account, token });
    await expect(me.call('login.state', {})).resolves.toMatchObject({
      passkeys: [{ name: '내 전화기', lastUsedAt: expect.any(String) }],
    });
    // It has just been shown who is there.
    await me.call('login.beginPasskey', {});
  });

  it('is asked for after the password where its owner wants that, with recovery codes for a lost phone', async () => {
    const ben = await server.person('ben');
    const phone = newPhone();
    await addPasskey(ben, phone);
    expect(isSignedIn(await server.call('accounts.signIn', { handle: 'ben', password: testPassword }))).toBe(
      true,
    );
    const { recoveryCodes } = await ben.call('login.setPasskeySecond', { on: true });
    expect(recoveryCodes).toHaveLength(10);
    const step = await server.call('accounts.signIn', { handle: 'ben', password: testPassword });
    if (isSignedIn(step)) throw new Error('no second step was asked for');
    expect(step.ways).toEqual(['passkey', 'recoveryCode']);
    const { options } = await server.call('login.beginPasskeyStep', { ticket: step.ticket });
    const { account } = await server.call('login.finishWithPasskey', {
      ticket: step.ticket,
      answer: used(phone, options),
    });
    expect(account.handle).toBe('ben');
  });

  it('of somebody else does not finish a sign-in, nor prove who one is', async () => {
    const [cho, dan] = [await server.person('cho'), await server.person('dan')];
    const [mine, theirs] = [newPhone(), newPhone()];
    await addPasskey(cho, mine);
    await addPasskey(dan, theirs);
    await cho.call('login.setPasskeySecond', { on: true });
    const step = await server.call('accounts.signIn', { handle: 'cho', password: testPassword });
    if (isSignedIn(step)) throw new Error('no second step was asked for');
    const { options } = await server.call('login.beginPasskeyStep', { ticket: step.ticket });
    const free = { ...options, allowCredentials: [] };
    await expectRefusal(
      server.call('login.finishWithPasskey', { ticket: step.ticket, answer: used(theirs, free) }),
      'passkey_wrong',
    );
    clock.moveBy({ minutes: 6 });
    const begun = await cho.call('proof.begin', { way: 'passkey' });
    await expectRefusal(
      cho.call('proof.give', {
        way: 'passkey',
        answer: used(theirs, { ...begun.options, allowCredentials: [] }),
      }),
      'proof_wrong',
    );
    const again = await cho.call('proof.begin', { way: 'passkey' });
    await cho.call('proof.give', { way: 'passkey', answer: used(mine, again.options) });
    await cho.call('login.beginPasskey', {});
  });

  it('answers a question once, within ten minutes, for what it was asked, and to this host only', async () => {
    const eli = await server.person('eli');
    const phone = newPhone();
    await addPasskey(eli, phone);
    const ask = async () => (await server.call('login.beginPasskeySignIn', {})).options;
    const answer = used(phone, await ask());
    await server.call('login.signInWithPasskey', { answer });
    await expectRefusal(server.call('login.signInWithPasskey', { answer }), 'passkey_wrong');
    const late = used(phone, await ask());
    clock.moveBy({ minutes: 10, seconds: 1 });
    await expectRefusal(server.call('login.signInWithPasskey', { answer: late }), 'passkey_wrong');
    const forProof = (await eli.call('proof.begin', { way: 'passkey' })).options;
    await expectRefusal(
      server.call('login.signInWithPasskey', { answer: used(phone, forProof) }),
      'passkey_wrong',
    );
    const options = await ask();
    const elsewhere = tamper(used(phone, options), (response) => ({
      ...response,
      clientDataJSON: Buffer.from(
        JSON.stringify({
          type: 'webauthn.get',
          challenge: options.challenge,
          origin: 'https://evil.example',
        }),
      ).toString('base64url'),
    }));
    await expectRefusal(server.call('login.signInWithPasskey', { answer: elsewhere }), 'passkey_wrong');
    for (const broken of [
      {},
      { response: 1 },
      { response: { clientDataJSON: '!' } },
      tamper(used(phone, await ask()), (response) => ({ ...response, signature: 'AAAA' })),
      tamper(used(phone, await ask()), (response) => ({ ...response, authenticatorData: 'AAAA' })),
    ])
      await expectRefusal(server.call('login.signInWithPasskey', { answer: broken }), 'passkey_wrong');
  });

  it('that the person was not checked for is refused', async () => {
    const fay = await server.person('fay');
    const { options } = await fay.call('login.beginPasskey', {});
    const answer = made(newPhone({ checksPerson: false }), options);
    await expectRefusal(fay.call('login.addPasskey', { answer, name: 'Phone' }), 'passkey_wrong');
  });

  it('is renamed and taken away by its owner alone, and then signs nobody in', async () => {
    const [gil, hal] = [await server.person('gil'), await server.person('hal')];
    const phone = newPhone();
    const { id } = await addPasskey(gil, phone);
    await gil.call('login.setPasskeySecond', { on: true });
    await expectRefusal(
      hal.call('login.renamePasskey', { passkeyId: id, name: 'Mine' }),
      'passkey_not_found',
    );
    await expectRefusal(hal.call('login.removePasskey', { passkeyId: id }), 'passkey_not_found');
    await expectRefusal(hal.call('login.setPasskeySecond', { on: true }), 'passkey_not_found');
    await expect(
      gil.call('login.renamePasskey', { passkeyId: id, name: 'Old phone' }),
    ).resolves.toMatchObject({
      name: 'Old phone',
    });
    await gil.call('login.removePasskey', { passkeyId: id });
    await expectRefusal(signInAlone(phone), 'passkey_not_found');
    await expect(gil.call('login.state', {})).resolves.toMatchObject({
      passkeySecond: false,
      recoveryCodesLeft: 0,
    });
  });

  it('is made once on a device, for the session that was asked, and twenty times at most', async () => {
    const ivy = await server.person('ivy');
    const phone = newPhone();
    await addPasskey(ivy, phone);
    const { options } = await ivy.call('login.beginPasskey', {});
    expect(() => made(phone, options)).toThrow('CREDENTIAL_EXCLUDED');
    const elsewhere = server.as(
      await server.call('accounts.signIn', { handle: 'ivy', password: testPassword }),
    );
    await expectRefusal(
      elsewhere.call('login.addPasskey', { answer: made(newPhone(), options), name: 'Phone' }),
      'passkey_wrong',
    );
    for (let at = 1; at < 20; at++) await addPasskey(ivy, newPhone(), `Phone ${at}`);
    await expectRefusal(ivy.call('login.beginPasskey', {}), 'too_many_passkeys');
  });
});

/** Is a number of a signature in DER 32 bytes, or 33 with the zero that keeps it positive? */
const isWhole = (number: Buffer): boolean =>
  number.length === 33 || (number.length === 32 && number[0] !== 0);

/**
 * The other library takes both numbers of a signature for 32 bytes, and about one of 128 signatures has a shorter one: the
 * phone signs until neither is.
 */
const usedFully = (phone: WebAuthnEmulator, options: Json): Json => {
  for (;;) {
    const answer = used(phone, options);
    const der = Buffer.from((answer.response as { signature: string }).signature, 'base64url');
    const second = 4 + der[3]!;
    if (isWhole(der.subarray(4, second)) && isWhole(der.subarray(second + 2))) return answer;
  }
};

describe('another library', () => {
  it('finds the same passkey and the same sign-in in what the host asked for and took', async () => {
    const joy = await server.person('joy');
    const phone = newPhone();
    await joy.call('proof.give', { way: 'password', password: testPassword });
    const { options } = await joy.call('login.beginPasskey', {});
    const registration = made(phone, options);
    await joy.call('login.addPasskey', { answer: registration, name: 'Phone' });
    const user = options.user as { id: string; name: string };
    const seen = await otherLibrary.verifyRegistration({ ...registration, user } as never, {
      challenge: options.challenge as string,
      origin,
    });
    expect(seen.userVerified).toBe(true);

    const asked = (await server.call('login.beginPasskeySignIn', {})).options;
    const authentication = usedFully(phone, asked);
    const { account } = await server.call('login.signInWithPasskey', { answer: authentication });
    expect(account.handle).toBe('joy');
    const proven = await otherLibrary.verifyAuthentication(authentication as never, seen.credential, {
      challenge: asked.challenge as string,
      origin,
      userVerified: true,
    });
    expect(proven.credentialId).toBe(seen.credential.id);
    expect(Buffer.from(proven.userId as string, 'base64url').toString()).toBe(joy.id);
  });
});
