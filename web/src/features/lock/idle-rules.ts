import type { IdleTime } from '../../platform/lock/index.ts';

const minute = 60_000;

/** Whether it is time to lock, by when the app was last touched in any tab. */
export const isIdle = (idle: IdleTime, usedAt: number, now: number): boolean =>
  typeof idle === 'number' && now - usedAt >= idle * minute;

/** Whether leaving the sight of the app locks it now; while a file is being chosen, the chooser is what hides it. */
export const locksOutOfSight = (idle: IdleTime, choosesUntil: number, now: number): boolean =>
  idle === 'leaving' && now >= choosesUntil;
