import { createSigningKey, type KeptKey } from '../identity/index.ts';
import type { CallKeys } from './types.ts';

/** Makes the keys of this device for one call. */
export async function createCallKeys(): Promise<CallKeys> {
  const made = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  // The types of Node and of browsers differ in whether a name alone may give a pair.
  const { privateKey, publicKey } = made as unknown as { privateKey: KeptKey; publicKey: KeptKey };
  const bytes = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return { signing: await createSigningKey(), exchange: { privateKey, publicKey: bytes } };
}
