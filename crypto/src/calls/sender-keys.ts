import { frameBytes, joinBytes, randomBytes, u32 } from '../bytes/bytes.ts';
import { aesOpen, aesSeal, importAesKey, type AesKey } from '../bytes/webcrypto.ts';
import { callLabel } from './read-text.ts';
import type { CallDevice, CallKeys, SenderKey } from './types.ts';

// WebCrypto's types ask for memory that is not shared with other threads; nothing here ever is.
type Plain = Uint8Array<ArrayBuffer>;

const nonceBytes = 12;
const keyBytes = 32;

/** Makes the key of an epoch. */
export function createSenderKey(epoch: number): SenderKey {
  return { epoch, key: randomBytes(keyBytes) };
}

/** The place of a key in the ring of LiveKit's frame encryption, which holds sixteen. */
export function keyIndexOf(epoch: number): number {
  return epoch % 16;
}

/** One end of a sealed way between two devices in a call. */
export interface SealEnd extends CallDevice {
  signingKey: Uint8Array;
  exchangeKey: Uint8Array;
}

/** From whom to whom in which call; `mine` are the keys of whichever of the two this device is. */
export interface SealWay {
  callId: string;
  from: SealEnd;
  to: SealEnd;
  mine: CallKeys;
}

/** Seals a key to one device. */
export async function sealSenderKey({ epoch, key }: SenderKey, way: SealWay): Promise<Uint8Array> {
  const nonce = randomBytes(nonceBytes);
  const sealing = await wayKey(way, way.to.exchangeKey);
  return joinBytes([nonce, await aesSeal(sealing, key, { nonce, additional: additionalOf(epoch, way) })]);
}

/** Opens what `sealSenderKey` has made; undefined where it is not for this way and this epoch. */
export async function openSenderKey(
  box: Uint8Array,
  epoch: number,
  way: SealWay,
): Promise<SenderKey | undefined> {
  const place = { nonce: box.slice(0, nonceBytes), additional: additionalOf(epoch, way) };
  try {
    const opening = await wayKey(way, way.from.exchangeKey);
    const key = await aesOpen(opening, box.slice(nonceBytes), place);
    return key.length === keyBytes ? { epoch, key } : undefined;
  } catch {
    return undefined;
  }
}

function additionalOf(epoch: number, { callId, from, to }: SealWay): Uint8Array {
  return frameBytes([callId, u32(epoch), from.accountId, from.deviceId, to.accountId, to.deviceId]);
}

/** The key of one direction between two devices: it stands for both ends' keys of this call. */
async function wayKey({ callId, from, to, mine }: SealWay, theirs: Uint8Array): Promise<AesKey> {
  const { subtle } = crypto;
  const other = await subtle.importKey('raw', theirs as Plain, 'X25519', false, []);
  const algorithm = { name: 'X25519', public: other };
  const shared = await subtle.deriveBits(algorithm, mine.exchange.privateKey, 8 * keyBytes);
  const ends = [from, to].flatMap((end) => [end.signingKey, end.exchangeKey]);
  const info = frameBytes([callLabel, 'sender key', callId, ...ends]) as Plain;
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return importAesKey(new Uint8Array(await subtle.deriveBits(hkdf, material, 8 * keyBytes)));
}
