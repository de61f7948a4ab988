import { listLocks, type LockRecord } from './lock-record.ts';
import { openLock } from './names.ts';

/** What is said of the use of this device without a PIN stays apart: a worker asks this before it shows anybody's words. */
const isOpen = async ({ accountId }: LockRecord): Promise<boolean> => {
  const held = (await navigator.locks?.query())?.held ?? [];
  return held.some(({ name }) => name === openLock(accountId));
};

/** The accounts with a lock on this device; also for a worker. */
export const lockedAccounts = async (): Promise<string[]> =>
  (await listLocks().catch(() => [])).map(({ accountId }) => accountId);

/**
 * Whether an account, or any when none is named, has a lock on this device and no tab is unlocked. For a service worker:
 * words, names and pictures are shown only where this is false.
 */
export const isLockedHere = async (accountId?: string): Promise<boolean> => {
  const locks = (await listLocks().catch(() => [])).filter(
    (one) => one.state !== 'turningOn' && (accountId === undefined || one.accountId === accountId),
  );
  const open = await Promise.all(locks.map(isOpen));
  return open.includes(false);
};
