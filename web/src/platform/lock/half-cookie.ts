import { holdLock } from './gate.ts';
import { isLockedHere } from './is-locked-here.ts';
import { openLock } from './names.ts';

/** Over HTTPS browsers take this name from this very host alone. */
const nameOf = (isSecure: boolean): string => (isSecure ? '__Host-maru_half' : 'maru_half');
const turn = 'maru-half';

const write = (value: string, rest: string): void => {
  if (typeof document === 'undefined') return;
  const isSecure = location.protocol === 'https:';
  const secure = isSecure ? '; Secure' : '';
  // Without an end it goes with the browser.
  document.cookie = `${nameOf(isSecure)}=${value}; Path=/; SameSite=Strict${secure}${rest}`;
};

const inTurn = (work: () => Promise<void>): Promise<void> => {
  const locks = globalThis.navigator?.locks;
  return locks ? (locks.request(turn, { mode: 'exclusive' }, work) as Promise<void>) : work();
};

/** The other half of the session is not brought along any more. */
export const dropHalf = (): void => write('', '; Max-Age=0');

/**
 * Brings the other half of the session along from now on. The tab counts as open before it does, so that no tab that
 * comes up locked takes the half away again; gives back how to end that once the tab counts by itself.
 */
export const bringHalf = async (accountId: string, half: string): Promise<() => void> => {
  const hold = holdLock(openLock(accountId));
  await hold.held;
  await inTurn(async () => write(half, ''));
  return () => hold.letGo();
};

/** A browser that was restored may have brought the half along; it goes, unless another tab is open. */
export const dropLeftHalf = (accountId: string): Promise<void> =>
  inTurn(async () => {
    if (await isLockedHere(accountId)) dropHalf();
  });
