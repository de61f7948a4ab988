import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** The first byte of everything sealed: the way it was done, AES-256-GCM. */
const way = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Every purpose has a key of its own, so that what was made for one is worth nothing for another. */
const keyFor = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `maru ${purpose}`, 32));

/** What something is sealed for: its purpose and whose it is. In another's place it does not open. */
export interface SealedFor {
  purpose: string;
  of: string;
}

/** Seals bytes: a way, a nonce, the tag, and what nobody can read without the key. */
export const sealBytes = (key: Buffer, { purpose, of }: SealedFor, plain: Buffer): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, `seal ${purpose}`), nonce);
  cipher.setAAD(Buffer.from(`${purpose}\0${of}`));
  const words = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([way]), nonce, cipher.getAuthTag(), words]);
};

/** Opens what was sealed; throws where it was not sealed with this key, for this purpose, of this one. */
export const openBytes = (key: Buffer, { purpose, of }: SealedFor, sealed: Buffer): Buffer => {
  if (sealed[0] !== way || sealed.length < 1 + nonceBytes + tagBytes)
    throw new Error('This was not sealed in a way that is known.');
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const cipher = createDecipheriv('aes-256-gcm', keyFor(key, `seal ${purpose}`), nonce);
  cipher.setAAD(Buffer.from(`${purpose}\0${of}`));
  cipher.setAuthTag(tag);
  return Buffer.concat([cipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), cipher.final()]);
};

/** Signs a text for one purpose. */
export const signText = (key: Buffer, purpose: string, text: string): string =>
  createHmac('sha256', keyFor(key, `sign ${purpose}`))
    .update(text)
    .digest('base64url');

/** Was this text signed for this purpose? It takes the same time either way. */
export const isSigned = (
  key: Buffer,
  purpose: string,
  { text, signature }: { text: string; signature: string },
): boolean => {
  const right = Buffer.from(signText(key, purpose, text));
  const given = Buffer.from(signature);
  return right.length === given.length && timingSafeEqual(right, given);
};
