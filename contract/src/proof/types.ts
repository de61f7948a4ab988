import { z } from 'zod';

/** A way to prove that the person at a session is whom the account belongs to. */
export const ProofWay = z.enum(['password', 'passkey', 'totp']);
/** A way to prove that the person at a session is whom the account belongs to. */
export type ProofWay = z.infer<typeof ProofWay>;
