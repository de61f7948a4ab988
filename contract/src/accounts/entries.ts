import { z } from 'zod';
import { ChatId } from '../wire/ids.ts';
import { AccountSettings, Me, Person } from './types.ts';

/** Entries of `account:<me>` about the account itself. */
export const accountEntries = {
  'profile.changed': z.object({ me: Me }),
  'settings.changed': z.object({ settings: AccountSettings }),
} as const;

/** Signals on `account:<me>`: somebody I know looks otherwise to me now; with `chatId`, in that chat alone. */
export const accountSignals = {
  'person.changed': z.object({ person: Person, chatId: ChatId.optional() }),
} as const;
