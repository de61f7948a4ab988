import { z } from 'zod';
import { SessionId } from '../wire/ids.ts';
import { LoginChange } from './types.ts';

/** Entries of `account:<me>`: how I sign in was changed, and where; my other devices tell me. */
export const loginEntries = {
  'login.changed': z.object({
    what: LoginChange,
    /** The session that did it; null where it was done while signing in. */
    sessionId: SessionId.nullable(),
    client: z.string(),
  }),
} as const;
