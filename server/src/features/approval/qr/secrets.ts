import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** All that is kept of one. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
