import type { CSSProperties } from 'react';

const kept = 'maru.keys.height';
/** What is lower is the bar of a browser that comes and goes, not keys. */
const least = 160;

const read = (): number => {
  try {
    return Number(localStorage.getItem(kept)) || 0;
  } catch {
    return 0;
  }
};

let known: number | undefined;
/** The highest that the window has been at each width: turned, a phone has another height. */
const full = new Map<number, number>();

const measure = (): void => {
  const view = globalThis.visualViewport;
  if (!view) return;
  const width = Math.round(view.width);
  const most = Math.max(full.get(width) ?? 0, view.height);
  full.set(width, most);
  const height = Math.round(most - view.height);
  // Somebody who has made the page larger with two fingers sees less of it.
  if (height < least || view.scale > 1.01 || height === known) return;
  known = height;
  try {
    localStorage.setItem(kept, String(height));
  } catch {
    // It is then measured anew each time.
  }
};

/** Learns how high the keys of this phone are, from how much they leave of the window. Gives how to stop. */
export const watchKeys = (): (() => void) => {
  measure();
  globalThis.visualViewport?.addEventListener('resize', measure);
  return () => globalThis.visualViewport?.removeEventListener('resize', measure);
};

/** How high the keys of this phone are, for the style of what opens in their place; nothing where they have not been seen. */
export const keysHeight = (): CSSProperties => {
  known ??= read();
  return known > 0 ? ({ '--keys-height': `${known}px` } as CSSProperties) : {};
};
