import { describe, expect, test } from 'vitest';
import { sameBytes } from '../bytes/bytes.ts';
import {
  acceptOtherKey,
  createSigningKey,
  hasCurves,
  issueCertificate,
  judgeKey,
  markVerified,
  noteOtherKey,
  pinFirst,
  readCertificate,
  signerOf,
  trustPins,
  unmarkVerified,
  verifyCertificate,
  verifySignature,
} from './index.ts';

describe('a signing key', () => {
  test('signs, and nobody gets the private part out of it', async () => {
    expect(await hasCurves()).toBe(true);
    const key = await createSigningKey();
    expect(key.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow('not extractable');
    await expect(crypto.subtle.exportKey('jwk', key.privateKey)).rejects.toThrow('not extractable');
    const message = Uint8Array.of(1, 2, 3);
    const signature = await signerOf(key).sign(message);
    expect(await verifySignature(key.publicKey, message, signature)).toBe(true);
    expect(await verifySignature(key.publicKey, Uint8Array.of(1, 2, 4), signature)).toBe(false);
    expect(await verifySignature((await createSigningKey()).publicKey, message, signature)).toBe(false);
    expect(await verifySignature(new Uint8Array(31), message, signature)).toBe(false);
  });

  test('is known again among hundreds of others', async () => {
    const message = Uint8Array.of(9);
    const made = await Promise.all(
      Array.from({ length: 150 }, async () => {
        const signer = signerOf(await createSigningKey());
        return { ...signer, signature: await signer.sign(message) };
      }),
    );
    for (const { publicKey, signature } of [...made, ...made]) {
      expect(await verifySignature(publicKey, message, signature)).toBe(true);
    }
  });
});

describe('a certificate', () => {
  const now = 1_800_000_000_000;

  async function certified() {
    const identity = signerOf(await createSigningKey());
    const { publicKey: signatureKey } = await createSigningKey();
    const wish = { accountId: 'alice', deviceId: 'phone', signatureKey, notAfter: now + 1_500 };
    return { identity, signatureKey, bytes: await issueCertificate(identity, wish) };
  }

  test('says whose device has which key, until when', async () => {
    const { identity, signatureKey, bytes } = await certified();
    const read = await verifyCertificate(bytes, { signatureKey, now });
    expect(read).toMatchObject({
      certificate: { accountId: 'alice', deviceId: 'phone', notAfter: now + 1_000 },
    });
    expect(readCertificate(bytes)?.identityKey).toEqual(identity.publicKey);
    expect(await verifyCertificate(bytes, { signatureKey, now: now + 1_000 })).toEqual({ fault: 'expired' });
    expect(await verifyCertificate(bytes, { signatureKey })).toHaveProperty('certificate');
  });

  test('holds for no other key, and with no bit changed, cut or added', async () => {
    const { signatureKey, bytes } = await certified();
    const other = (await createSigningKey()).publicKey;
    expect(await verifyCertificate(bytes, { signatureKey: other, now })).toEqual({ fault: 'not_signed' });
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1;
      expect(await verifyCertificate(flipped, { signatureKey, now })).toHaveProperty('fault');
    }
    for (const wrong of [bytes.slice(0, -1), Uint8Array.of(...bytes, 0), new Uint8Array()]) {
      expect(await verifyCertificate(wrong, { signatureKey, now })).toEqual({ fault: 'malformed' });
    }
  });

  test('is made of nothing that could be read in two ways', async () => {
    const identity = signerOf(await createSigningKey());
    const { publicKey: signatureKey } = identity;
    const wish = { accountId: 'a', deviceId: 'd', signatureKey, notAfter: now };
    await expect(issueCertificate(identity, { ...wish, accountId: '' })).rejects.toThrow(RangeError);
    await expect(issueCertificate(identity, { ...wish, deviceId: 'd'.repeat(65) })).rejects.toThrow(
      RangeError,
    );
    await expect(issueCertificate(identity, { ...wish, signatureKey: new Uint8Array(31) })).rejects.toThrow(
      RangeError,
    );
    const one = await issueCertificate(identity, { ...wish, accountId: 'ab', deviceId: 'c' });
    const other = await issueCertificate(identity, { ...wish, accountId: 'a', deviceId: 'bc' });
    expect(sameBytes(one, other)).toBe(false);
  });
});

describe('a pin', () => {
  const [key, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];

  test('takes the first key, keeps to it, and loses its mark when another is seen', async () => {
    expect(judgeKey(undefined, key)).toBe('first');
    const pin = markVerified(pinFirst('bob', key, 5), key, 6)!;
    expect(pin).toEqual({ accountId: 'bob', identityKey: key, since: 5, verifiedAt: 6 });
    expect([judgeKey(pin, key), judgeKey(pin, other)]).toEqual(['same', 'changed']);
    const noted = noteOtherKey(pin, other);
    expect(noted).toEqual({ accountId: 'bob', identityKey: key, since: 5, changedTo: other });
    expect(judgeKey(noted, other)).toBe('changed');
    expect(noteOtherKey(pin, key)).toBe(pin);
    expect(unmarkVerified(pin)).not.toHaveProperty('verifiedAt');
  });

  test('goes over to another key only when a person says yes to that very one', () => {
    const pin = pinFirst('bob', key, 5);
    expect(acceptOtherKey(pin, other, 7)).toBeUndefined();
    const noted = noteOtherKey(pin, other);
    expect(acceptOtherKey(noted, new Uint8Array(32).fill(3), 7)).toBeUndefined();
    expect(acceptOtherKey(noted, other, 7)).toEqual({ accountId: 'bob', identityKey: other, since: 7 });
    expect(markVerified(noted, other, 7)).toBeUndefined();
    expect(markVerified(noted, key, 7)).toEqual({
      accountId: 'bob',
      identityKey: key,
      since: 5,
      verifiedAt: 7,
    });
  });

  test('is what an engine trusts by', async () => {
    const trust = trustPins((accountId) => (accountId === 'bob' ? pinFirst('bob', key, 5) : undefined));
    expect(await trust('bob', key)).toBe(true);
    expect(await trust('bob', other)).toBe(false);
    expect(await trust('carol', other)).toBe(true);
  });
});
