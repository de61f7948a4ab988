import { useSyncExternalStore } from 'react';

/** How fast voices are played. */
export const speeds = [1, 1.5, 2] as const;
/** How fast voices are played. */
export type Speed = (typeof speeds)[number];

const name = 'maru.voiceSpeed';
const listeners = new Set<() => void>();
let speed: Speed | undefined;

const read = (): Speed => {
  try {
    return speeds.find((one) => String(one) === localStorage.getItem(name)) ?? 1;
  } catch {
    return 1;
  }
};

/** The speed chosen on this device. */
export const speedNow = (): Speed => (speed ??= read());

/** Chooses the next speed, and remembers it on this device. */
export const nextSpeed = (): Speed => {
  speed = speeds[(speeds.indexOf(speedNow()) + 1) % speeds.length] ?? 1;
  try {
    localStorage.setItem(name, String(speed));
  } catch {
    // For this visit only.
  }
  listeners.forEach((tell) => tell());
  return speed;
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The same, for a screen. */
export const useSpeed = (): Speed => useSyncExternalStore(subscribe, speedNow);
