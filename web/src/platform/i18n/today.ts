import { useSyncExternalStore } from 'react';
import { addDays, civilDay, startOfDay, writeDay } from './days.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let known = '';

const look = (): void => {
  const now = new Date();
  clearTimeout(timer);
  // A breath late: timers may come a little early.
  const midnight = startOfDay(addDays(civilDay(now), 1)).getTime();
  timer = setTimeout(look, midnight - now.getTime() + 20);
  const day = writeDay(civilDay(now));
  if (day === known) return;
  known = day;
  for (const listener of listeners) listener();
};

/** Hears when another day begins here: at midnight, or when a device that slept over it wakes up. */
export const watchToday = (listener: () => void): (() => void) => {
  if (listeners.size === 0) {
    look();
    globalThis.document?.addEventListener('visibilitychange', look);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    globalThis.document?.removeEventListener('visibilitychange', look);
  };
};

/** Which day it is here: `2026-12-05`. */
export const today = (): string => (listeners.size > 0 ? known : writeDay(civilDay(new Date())));

/** Which day it is here; the component shows again when another one begins. */
export const useToday = (): string => useSyncExternalStore(watchToday, today);
