import { changeLock } from './lock-record.ts';

const second = 1_000;
const minute = 60 * second;
/** How long one waits after the fourth wrong try, the fifth, and so on. */
const waits = [15 * second, 30 * second, minute, 5 * minute, 15 * minute, 30 * minute, 60 * minute];
const free = 3;

/** How long one waits after so many wrong tries in a row: ever longer. */
export const waitAfter = (tries: number): number =>
  tries <= free ? 0 : (waits[Math.min(tries - free, waits.length) - 1] ?? 0);

/** How long one has still to wait; a clock that was turned back begins the wait anew. */
export const waitLeft = ({ tries, triedAt }: { tries: number; triedAt: number }, now: number): number => {
  const wait = waitAfter(tries);
  return Math.min(wait, Math.max(0, triedAt + wait - now));
};

/**
 * Takes note of a try before it is made: whoever kills the page in the middle of it has used it up all the same. Gives
 * how long to wait instead, where it is too early.
 */
export const beginTry = async (
  accountId: string,
  now = Date.now(),
): Promise<{ waitMs: number; tries: number }> => {
  let waitMs = 0;
  const after = await changeLock(accountId, (before) => {
    waitMs = waitLeft(before, now);
    if (waitMs > 0) return before.triedAt > now ? { triedAt: now } : {};
    return { tries: before.tries + 1, triedAt: now };
  });
  return { waitMs, tries: after?.tries ?? 0 };
};

/** The PIN was right. */
export const forgetTries = async (accountId: string): Promise<void> => {
  await changeLock(accountId, () => ({ tries: 0, triedAt: 0 }));
};
