import { deriveKey } from './derive-key.ts';
import type { Cost, LockRecord, Wrapping } from './lock-record.ts';
import { openBytes, sealBytes } from './seal-bytes.ts';

/** The raw key of the data; held only while it is wrapped or taken in. */
export type RawKey = Uint8Array<ArrayBuffer>;

const saltBytes = 16;

export const randomBytes = (count: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(count));

export const makeRawKey = (): RawKey => randomBytes(32);

/** The key in a form that seals and opens and cannot be read any more; the raw bytes are overwritten. */
export const takeIn = async (raw: RawKey): Promise<CryptoKey> => {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return key;
};

const nameOf = (accountId: string, way: string): string => `maru-lock ${way} ${accountId}`;

/** Wraps the data key with a PIN. */
export const wrapWithPin = async (
  raw: RawKey,
  { accountId, secret, cost }: { accountId: string; secret: string; cost: Cost },
): Promise<Wrapping & Cost> => {
  const salt = randomBytes(saltBytes);
  const key = await deriveKey({ secret, salt, ...cost });
  return { salt, ...cost, wrapped: await sealBytes(key, raw, nameOf(accountId, 'pin')) };
};

/** The data key by a PIN; undefined when that is not the PIN. */
export const unwrapWithPin = async (
  { accountId, pin }: Pick<LockRecord, 'accountId' | 'pin'>,
  secret: string,
): Promise<RawKey | undefined> => {
  const key = await deriveKey({ secret, ...pin });
  return openBytes(key, pin.wrapped, nameOf(accountId, 'pin')).catch(() => undefined);
};

/** The key that what the device's sensor gave stands for. */
const keyOfOutput = async (output: BufferSource): Promise<CryptoKey> => {
  const base = await crypto.subtle.importKey('raw', output, 'HKDF', false, ['deriveKey']);
  const how = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode('maru-lock'),
  };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
};

/** Wraps the data key with the output of the device's sensor. */
export const wrapWithOutput = async (
  raw: RawKey,
  accountId: string,
  output: BufferSource,
): Promise<Uint8Array<ArrayBuffer>> => sealBytes(await keyOfOutput(output), raw, nameOf(accountId, 'sensor'));

/** The data key by the output of the device's sensor; undefined when it is not the one that wrapped it. */
export const unwrapWithOutput = async (
  { accountId, biometrics }: Pick<LockRecord, 'accountId' | 'biometrics'>,
  output: BufferSource,
): Promise<RawKey | undefined> =>
  biometrics &&
  openBytes(await keyOfOutput(output), biometrics.wrapped, nameOf(accountId, 'sensor')).catch(
    () => undefined,
  );
