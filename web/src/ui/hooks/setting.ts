import { useSyncExternalStore } from 'react';

/** A small value kept in this browser and shared by everything that shows it. */
export interface Setting<T extends string> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

/** Makes a setting kept under `key`; `isValid` guards against what older versions or hands have written there. */
export function createSetting<T extends string>(
  key: string,
  fallback: T,
  isValid: (text: string) => text is T,
): Setting<T> {
  const listeners = new Set<() => void>();
  const read = (): T => {
    // Storage can be forbidden altogether; the app then simply does not remember.
    try {
      const text = localStorage.getItem(key);
      return text !== null && isValid(text) ? text : fallback;
    } catch {
      return fallback;
    }
  };
  let value: T | undefined;
  return {
    get: () => (value ??= read()),
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, next);
      } catch {
        // Kept for this visit only.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The setting's value now, and its setter. */
export function useSetting<T extends string>(setting: Setting<T>): [T, (value: T) => void] {
  return [useSyncExternalStore(setting.subscribe, setting.get, setting.get), setting.set];
}
