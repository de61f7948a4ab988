import type { Timers } from './timers.ts';
const firstMs = 300;
const longestMs = 20_000;

/** How long to wait before the try number `attempt` (from 0): anything up to a limit that doubles, so that clients spread. */
export const backoffMs = (attempt: number, timers: Pick<Timers, 'random'>): number =>
  Math.round(timers.random() * Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10)));

/** How long to wait when the host has asked to come back: a random while, so that not everybody comes at once. */
export const movingMs = (timers: Pick<Timers, 'random'>): number => Math.round(100 + timers.random() * 2_900);
