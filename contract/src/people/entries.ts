import { z } from 'zod';
import { AccountId } from '../wire/ids.ts';
import { Blocked, Friend, FriendRequest, Presence } from './types.ts';

/** Entries of `account:<me>` about the people I know. */
export const peopleEntries = {
  'friend.saved': z.object({ person: Friend }),
  'friend.removed': z.object({ accountId: AccountId }),
  'request.received': FriendRequest,
  'request.ignored': z.object({ accountId: AccountId }),
  'person.blocked': z.object({ person: Blocked }),
  'person.unblocked': z.object({ accountId: AccountId }),
} as const;

/** Signals on `account:<me>` about persons this connection watches. */
export const peopleSignals = { presence: Presence } as const;
