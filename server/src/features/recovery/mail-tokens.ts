import { createHash, randomBytes } from 'node:crypto';

/** The hash of a link's secret: all that is kept of it. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A secret for a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');
