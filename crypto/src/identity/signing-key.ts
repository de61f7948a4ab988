import { sameBytes } from '../bytes/bytes.ts';
import type { KeptKey, Signer, SigningKey } from './types.ts';

// WebCrypto's types ask for memory that is not shared with other threads; nothing here ever is.
type Plain = Uint8Array<ArrayBuffer>;

/** Bytes of a public key of Ed25519. */
export const publicKeyBytes = 32;

/** Whether this browser (or Node) has Ed25519 and X25519 in WebCrypto, without which there is no secret chat. */
export async function hasCurves(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign']);
    await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
    return true;
  } catch {
    return false;
  }
}

/** Makes a signing key (Ed25519) whose private part never leaves WebCrypto. IndexedDB keeps it as it is. */
export async function createSigningKey(): Promise<SigningKey> {
  const made = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  // The types of Node and of browsers differ in whether a name alone may give a pair.
  const { privateKey, publicKey } = made as unknown as { privateKey: KeptKey; publicKey: KeptKey };
  return { privateKey, publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)) };
}

/** A kept key as the one who signs. */
export function signerOf({ privateKey, publicKey }: SigningKey): Signer {
  return {
    publicKey,
    async sign(message) {
      return new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message as Plain));
    },
  };
}

/** Whether a signature (Ed25519, 64 bytes) of a message is by this key. False, too, for what is no key at all. */
export async function verifySignature(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== publicKeyBytes) return false;
  try {
    const key = await importVerifying(publicKey);
    return await crypto.subtle.verify('Ed25519', key, signature as Plain, message as Plain);
  } catch {
    return false;
  }
}

/** The keys that were met last: a room hears the same few people again and again. */
const met: { publicKey: Uint8Array; key: KeptKey }[] = [];
const metAtMost = 128;

async function importVerifying(publicKey: Uint8Array): Promise<KeptKey> {
  const at = met.findIndex((one) => sameBytes(one.publicKey, publicKey));
  const [known] = at < 0 ? [] : met.splice(at, 1);
  const found = known ?? {
    publicKey: publicKey.slice(),
    key: await crypto.subtle.importKey('raw', publicKey as Plain, 'Ed25519', true, ['verify']),
  };
  met.unshift(found);
  met.length = Math.min(met.length, metAtMost);
  return found.key;
}
