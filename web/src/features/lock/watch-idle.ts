import { holdLock, lockStore } from '../../platform/lock/index.ts';
import { isBusy } from '../../platform/session/index.ts';
import { isIdle, locksOutOfSight } from './idle-rules.ts';
import { lockNow } from './lock-now.ts';

const usedName = 'maru.lock.used';
const noteMs = 2_000;
const lookMs = 5_000;
const chooseMs = 120_000;
/** Between two tabs of the app there is a moment in which neither is in sight. */
const glanceMs = 250;
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let usedHere = 0;
let choosesUntil = 0;

/** When the app was last touched, in whichever tab. */
const usedAt = (): number => {
  try {
    return Math.max(usedHere, Number(localStorage.getItem(usedName)) || 0);
  } catch {
    return usedHere;
  }
};

const noteUse = (): void => {
  const now = Date.now();
  if (now - usedHere < noteMs) return;
  usedHere = now;
  try {
    localStorage.setItem(usedName, String(now));
  } catch {
    // Then each tab counts for itself.
  }
};

const idleTime = () => lockStore.getState().record?.idle ?? 5;

const look = (): void => {
  if (isIdle(idleTime(), usedAt(), Date.now()) && !isBusy()) lockNow();
};

/** A file chooser covers the app without anybody leaving it. */
const onClick = ({ target }: Event): void => {
  if (target instanceof HTMLInputElement && target.type === 'file') choosesUntil = Date.now() + chooseMs;
};

const seenLock = (accountId: string): string => `maru-seen-${accountId}`;

/** Follows what is in sight: `leaving` locks when no tab of the app is. */
const watchSight = (accountId: string): (() => void) => {
  let sight: { letGo(): void } | undefined;
  let hiddenAt = 0;
  const show = () => {
    sight ??= holdLock(seenLock(accountId));
  };
  const lockUnlessSeen = async () => {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    const isSeen = held.some(({ name }) => name === seenLock(accountId));
    if (document.hidden && !isSeen && locksOutOfSight(idleTime(), choosesUntil, Date.now())) lockNow();
  };
  const onSight = () => {
    if (document.hidden) {
      hiddenAt = Date.now();
      sight?.letGo();
      sight = undefined;
      setTimeout(() => void lockUnlessSeen(), glanceMs);
      return;
    }
    // A page that was frozen has missed its moment: it is caught up with before anything shows.
    const wasAway = hiddenAt > 0 && Date.now() - hiddenAt > lookMs;
    if (wasAway && !sight && locksOutOfSight(idleTime(), choosesUntil, Date.now())) lockNow();
    choosesUntil = 0;
    show();
    look();
  };
  if (!document.hidden) show();
  document.addEventListener('visibilitychange', onSight);
  return () => {
    document.removeEventListener('visibilitychange', onSight);
    sight?.letGo();
  };
};

/** Follows whether anybody is there, as long as the app is unlocked; gives back how to stop. */
export const watchIdle = (accountId: string): (() => void) => {
  if (typeof document === 'undefined') return () => {};
  usedHere = 0;
  noteUse();
  const stopSight = watchSight(accountId);
  const timer = setInterval(look, lookMs);
  for (const touch of touches) addEventListener(touch, noteUse, { capture: true, passive: true });
  addEventListener('pageshow', look);
  document.addEventListener('click', onClick, true);
  return () => {
    stopSight();
    clearInterval(timer);
    for (const touch of touches) removeEventListener(touch, noteUse, { capture: true });
    removeEventListener('pageshow', look);
    document.removeEventListener('click', onClick, true);
  };
};
