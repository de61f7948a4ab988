import { frameBytes, fromUtf8, joinBytes, utf8 } from '../bytes/bytes.ts';
import { publicKeyBytes, verifySignature } from './signing-key.ts';
import type { CertificateFault, DeviceCertificate, Signer } from './types.ts';

const version = 1;
const signatureBytes = 64;
const idAtMost = 64;

/** What a certificate is to say, besides the key that signs it. */
export interface CertificateWish {
  accountId: string;
  deviceId: string;
  /** The device's signature key: Ed25519, 32 bytes. */
  signatureKey: Uint8Array;
  /** Milliseconds since 1970; kept in whole seconds. */
  notAfter: number;
}

/**
 * Makes the certificate of a device: the account's identity key signs the device's signature key. It is the identity in
 * the device's MLS credential (basic, RFC 9420 section 5.3), about 180 bytes:
 * version | accountId | deviceId | identity key | not after | signature. Throws a RangeError at ids of no or over 64 bytes.
 */
export async function issueCertificate(identity: Signer, wish: CertificateWish): Promise<Uint8Array> {
  const { accountId, deviceId, signatureKey } = wish;
  if (signatureKey.length !== publicKeyBytes) throw new RangeError('a signature key has 32 bytes');
  const notAfter = Math.floor(wish.notAfter / 1000) * 1000;
  const said = { accountId, deviceId, identityKey: identity.publicKey, notAfter };
  const signature = await identity.sign(signedPart(said, signatureKey));
  return writeCertificate({ ...said, signature });
}

/** Reads a certificate without verifying it: undefined for bytes that are none, or that could be written otherwise. */
export function readCertificate(bytes: Uint8Array): DeviceCertificate | undefined {
  try {
    return new CertificateReader(bytes).read();
  } catch {
    return undefined;
  }
}

/**
 * Verifies a certificate against the signature key it is to be of. `now` in milliseconds; without it the end is not
 * looked at: whoever is in a room already does not fall out of it by the clock.
 */
export async function verifyCertificate(
  bytes: Uint8Array,
  { signatureKey, now }: { signatureKey: Uint8Array; now?: number | undefined },
): Promise<{ certificate: DeviceCertificate } | { fault: CertificateFault }> {
  const certificate = readCertificate(bytes);
  if (!certificate) return { fault: 'malformed' };
  const signed = signedPart(certificate, signatureKey);
  const holds = await verifySignature(certificate.identityKey, signed, certificate.signature);
  if (!holds) return { fault: 'not_signed' };
  if (now !== undefined && certificate.notAfter <= now) return { fault: 'expired' };
  return { certificate };
}

type Said = Omit<DeviceCertificate, 'signature'>;

function signedPart({ accountId, deviceId, identityKey, notAfter }: Said, signatureKey: Uint8Array) {
  const label = 'maru secret chat device certificate v1';
  return frameBytes([label, accountId, deviceId, identityKey, seconds(notAfter), signatureKey]);
}

function writeCertificate({ accountId, deviceId, identityKey, notAfter, signature }: DeviceCertificate) {
  const head = Uint8Array.of(version);
  return joinBytes([head, writeId(accountId), writeId(deviceId), identityKey, seconds(notAfter), signature]);
}

function writeId(id: string): Uint8Array {
  const bytes = utf8(id);
  if (bytes.length === 0 || bytes.length > idAtMost) throw new RangeError('an id has 1 to 64 bytes');
  return joinBytes([Uint8Array.of(bytes.length), bytes]);
}

function seconds(milliseconds: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(milliseconds / 1000));
  return bytes;
}

class CertificateReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(): DeviceCertificate | undefined {
    if (this.#take(1)[0] !== version) return undefined;
    const accountId = this.#id();
    const deviceId = this.#id();
    const identityKey = this.#take(publicKeyBytes);
    const end = this.#take(8);
    const whole = new DataView(end.buffer, end.byteOffset).getBigUint64(0);
    const signature = this.#take(signatureBytes);
    if (this.#at !== this.#bytes.length || whole > 100_000_000_000n) return undefined;
    return { accountId, deviceId, identityKey, notAfter: Number(whole) * 1000, signature };
  }

  #id(): string {
    const [length = 0] = this.#take(1);
    if (length === 0 || length > idAtMost) throw new RangeError('no id');
    return fromUtf8(this.#take(length));
  }

  #take(length: number): Uint8Array {
    const taken = this.#bytes.slice(this.#at, this.#at + length);
    if (taken.length !== length) throw new RangeError('cut short');
    this.#at += length;
    return taken;
  }
}
