/** The few calls of WebCrypto that franking and sealed files make, on plain byte strings. */

// WebCrypto's types ask for memory that is not shared with other threads; nothing here ever is.
type Plain = Uint8Array<ArrayBuffer>;

type SubtleKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** A key of AES-256-GCM that cannot be read again. */
export type AesKey = SubtleKey;

/** HMAC-SHA-256 of bytes under a key (RFC 2104). */
export async function hmac(key: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await importHmac(key, 'sign'), bytes as Plain));
}

/** Whether a tag is the HMAC-SHA-256 of bytes, in a time that says nothing of the tag. */
export async function verifyHmac(key: Uint8Array, bytes: Uint8Array, tag: Uint8Array): Promise<boolean> {
  return crypto.subtle.verify('HMAC', await importHmac(key, 'verify'), tag as Plain, bytes as Plain);
}

/** SHA-256 of bytes. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Plain));
}

/** Takes 32 bytes as a key of AES-256-GCM. */
export async function importAesKey(key: Uint8Array): Promise<AesKey> {
  return crypto.subtle.importKey('raw', key as Plain, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** What AES-256-GCM is told besides the key: a nonce that no other bytes had, and what it vouches for unsealed. */
export interface AesPlace {
  nonce: Uint8Array;
  additional: Uint8Array;
}

/** Seals bytes with AES-256-GCM; the tag (16 bytes) comes last. */
export async function aesSeal(key: AesKey, bytes: Uint8Array, place: AesPlace): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.encrypt(gcm(place), key, bytes as Plain));
}

/** Opens what `aesSeal` has sealed. Throws an OperationError where a bit is another. */
export async function aesOpen(key: AesKey, bytes: Uint8Array, place: AesPlace): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt(gcm(place), key, bytes as Plain));
}

function importHmac(key: Uint8Array, use: 'sign' | 'verify'): Promise<SubtleKey> {
  return crypto.subtle.importKey('raw', key as Plain, { name: 'HMAC', hash: 'SHA-256' }, false, [use]);
}

function gcm({ nonce, additional }: AesPlace) {
  return { name: 'AES-GCM', iv: nonce as Plain, additionalData: additional as Plain };
}
