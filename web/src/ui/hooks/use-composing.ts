import { useSyncExternalStore } from 'react';

let isComposing = false;
const listeners = new Set<() => void>();

const turn = (next: boolean): void => {
  isComposing = next;
  for (const listener of listeners) listener();
};

/** To be called when the page begins: a field may be written in before what reads it has been fetched. */
export const watchComposing = (): void => {
  document.addEventListener('compositionstart', () => turn(true));
  document.addEventListener('compositionend', () => turn(false));
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Is a syllable being written at this moment, so that its last letter may still change? */
export const useComposing = (): boolean => useSyncExternalStore(subscribe, () => isComposing);
