import { z } from 'zod';
import { Profile } from './types.ts';

export * from './methods.ts';
export * from './types.ts';

/** Entries of `account:<me>` about my profiles. */
export const profileEntries = { 'profiles.changed': z.object({ profiles: z.array(Profile) }) } as const;
