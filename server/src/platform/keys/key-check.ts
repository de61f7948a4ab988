import { CannotStart } from '../config/index.ts';
import type { Db, Queryable } from '../db/index.ts';
import type { Keys } from './open-keys.ts';
import { putCheck, takeCheck } from './store.ts';

/** Says nothing about the key, and is another for every other key. */
const checkOf = (keys: Keys): string => keys.sign('key check', 'maru');

/**
 * What is sealed in a database opens with one key alone. A process that comes with another would fail later, one person at
 * a time: it does not start.
 */
export const requireSameKey = async (db: Db, keys: Keys): Promise<void> => {
  const mine = checkOf(keys);
  if ((await takeCheck(db, mine)) === mine) return;
  throw new CannotStart(
    'The key of this host is not the one that its database was sealed with. Bring back keys/host.key from a backup of the data folder (or give the same HOST_KEY to every process). If it is lost for good: npm run maru -- key renew.',
  );
};

/** Lets a database go on with another key. What was sealed with the one before opens no more. */
export const adoptKey = (db: Queryable, keys: Keys): Promise<void> => putCheck(db, checkOf(keys));
