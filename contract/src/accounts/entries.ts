import { z } from 'zod';
import { AccountSettings, Me, Person } from './types.ts';

/** Entries of `account:<me>` about the account itself. */
export const accountEntries = {
  'profile.changed': z.object({ me: Me }),
  'settings.changed': z.object({ settings: AccountSettings }),
} as const;

/** Signals on `account:<me>`: somebody I know changed their profile. */
export const accountSignals = { 'person.changed': z.object({ person: Person }) } as const;
