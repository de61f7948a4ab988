import { z } from 'zod';
import { SessionId } from '../wire/ids.ts';
import { SignInNews, SignInRequestId } from './types.ts';

/** Entries of `account:<me>`: somebody signs in with my password in a new browser, and what became of it. */
export const approvalEntries = {
  'approval.changed': z.object({
    id: SignInRequestId,
    what: SignInNews,
    /** The device that said yes or no. */
    by: SessionId.nullable(),
    /** The session that was opened. */
    sessionId: SessionId.nullable(),
  }),
} as const;
