declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  interface Parameters {
    version: 'aes128gcm';
    /** The key pair of this one message. */
    privateKey: ECDH;
    /** The public key of the browser, base64url. */
    dh: string;
    authSecret: string;
  }

  const ece: { encrypt(plain: Buffer, parameters: Parameters): Buffer };
  export default ece;
}
