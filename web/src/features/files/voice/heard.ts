import { useSyncExternalStore } from 'react';
import { onTextsOpened, readText, writeText } from '../../../platform/lock/index.ts';

const name = 'maru.heard';
const most = 3_000;
const dayMs = 86_400_000;
/** On a device that is new here, nobody wants dots on what was said long ago. */
const backDays = 7;

interface Kept {
  /** What was said before this is taken as heard. */
  since: number;
  ids: string[];
}

const read = (): Kept => {
  try {
    const kept = JSON.parse(readText(name) ?? 'null') as Kept | null;
    if (kept && Array.isArray(kept.ids) && typeof kept.since === 'number') return kept;
  } catch {
    // Written by another version, or storage is forbidden.
  }
  return { since: Date.now() - backDays * dayMs, ids: [] };
};

const listeners = new Set<() => void>();
let kept: Kept | undefined;
let known = new Set<string>();

const get = (): Kept => {
  if (kept) return kept;
  kept = read();
  known = new Set(kept.ids);
  return kept;
};

const keep = (next: Kept): void => {
  kept = next;
  known = new Set(next.ids);
  try {
    writeText(name, JSON.stringify(next));
  } catch {
    // Remembered for this visit only.
  }
  listeners.forEach((tell) => tell());
};

const readAnew = (): void => {
  kept = undefined;
  listeners.forEach((tell) => tell());
};

onTextsOpened(readAnew);

globalThis.addEventListener?.('storage', (event) => {
  if (event.key === name) readAnew();
});

/** Whether this device has played a voice message, sent `at` a moment. */
export const isHeard = (fileId: string, at?: string): boolean => {
  const { since } = get();
  return known.has(fileId) || (at !== undefined && Date.parse(at) < since);
};

/** Remembers on this device that a voice message was played. */
export const markHeard = (fileId: string): void => {
  const { since, ids } = get();
  if (!known.has(fileId)) keep({ since, ids: [...ids, fileId].slice(-most) });
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The same, for a screen. */
export const useIsHeard = (fileId: string, at: string): boolean =>
  useSyncExternalStore(subscribe, () => isHeard(fileId, at));
