import { z } from 'zod';
import { AgreedWhat, AgreementSubject } from './types.ts';

/** Entries of `account:<me>` about what I agreed to. */
export const consentEntries = {
  'consent.changed': z.object({ subject: AgreementSubject, version: z.int(), what: AgreedWhat }),
} as const;
