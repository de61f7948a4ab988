import { useSyncExternalStore } from 'react';

let isComposing = false;
const listeners = new Set<() => void>();

const turn = (next: boolean): void => {
  isComposing = next;
  for (const listener of listeners) listener();
};

// Heard from the start: a field may be written in before the part that searches has been fetched.
if (typeof document !== 'undefined') {
  document.addEventListener('compositionstart', () => turn(true));
  document.addEventListener('compositionend', () => turn(false));
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Is a syllable being written at this moment, so that its last letter may still change? */
export const useComposing = (): boolean => useSyncExternalStore(subscribe, () => isComposing);
