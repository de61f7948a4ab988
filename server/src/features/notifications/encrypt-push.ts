import { createECDH } from 'node:crypto';
import type { PushPayload } from '@maru/contract';
import ece from 'http_ece';

/** The keys of a browser's subscription, base64url. */
export interface BrowserKeys {
  p256dh: string;
  auth: string;
}

/** Encrypts for one browser alone (RFC 8291), with a key pair of its own for every message. */
export const encryptPush = (payload: PushPayload, { p256dh, auth }: BrowserKeys): Buffer => {
  const privateKey = createECDH('prime256v1');
  privateKey.generateKeys();
  const plain = Buffer.from(JSON.stringify(payload));
  return ece.encrypt(plain, { version: 'aes128gcm', privateKey, dh: p256dh, authSecret: auth });
};

/** Are these keys that can be encrypted for? A point that is not on the curve is found out by trying. */
export const isUsable = (keys: BrowserKeys): boolean => {
  try {
    encryptPush({ kind: 'something', badge: 0, language: 'ko', seq: 0, silent: true }, keys);
    return true;
  } catch {
    return false;
  }
};
