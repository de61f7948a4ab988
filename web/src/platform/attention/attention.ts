/** Whoever has touched nothing for so long is taken to have gone away, even with the page in sight. */
const awayMs = 5 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

let lastSign = Date.now();
let isHere = true;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const isVisible = (): boolean => typeof document === 'undefined' || document.visibilityState === 'visible';

/** Is this page in front of somebody: in sight, and somebody there? */
export const isInFront = (): boolean => isVisible() && Date.now() - lastSign < awayMs;

/** Calls back when that changes. Gives back how to end it. */
export const onAttention = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const look = (): void => {
  clearTimeout(timer);
  const now = isInFront();
  if (now) timer = setTimeout(look, awayMs - (Date.now() - lastSign) + 50);
  if (now === isHere) return;
  isHere = now;
  for (const listener of listeners) listener();
};

const note = (): void => {
  const before = lastSign;
  lastSign = Date.now();
  // Moving a mouse asks hundreds of times a second; only coming back after a pause changes anything.
  if (lastSign - before > 1_000) look();
};

/** Begins to watch whether somebody is there; call once, early. */
export const watchAttention = (): void => {
  for (const sign of signs) window.addEventListener(sign, note, { passive: true, capture: true });
  document.addEventListener('visibilitychange', () => {
    if (isVisible()) lastSign = Date.now();
    look();
  });
  window.addEventListener('pagehide', look);
  look();
};
