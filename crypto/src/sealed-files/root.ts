import { frameBytes } from '../bytes/bytes.ts';
import { sha256 } from '../bytes/webcrypto.ts';

/**
 * One hash for a whole sealed file, from its head and the hashes of its chunks. AES-GCM alone can be bent to open the
 * same bytes under two keys into two pictures, and whoever has the key can seal another file with it; the root is under
 * the sender's commitment, so neither passes.
 */
export async function rootOf(header: Uint8Array, hashes: Uint8Array): Promise<Uint8Array> {
  return sha256(frameBytes(['maru sealed file v1', header, hashes]));
}
