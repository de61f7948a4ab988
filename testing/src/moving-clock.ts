import type { TestClock } from './server-shape.ts';

/** A clock that runs, and that a test can move. */
export interface MovingClock extends TestClock {
  /** Moves it forward (or back, with a negative number). */
  moveBy(time: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): void;
}

/** Makes a clock that shows the real time until it is moved. */
export const movingClock = (): MovingClock => {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    moveBy({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }) {
      offset += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + ms;
    },
  };
};
