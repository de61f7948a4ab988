import type { TestClock } from './server-shape.ts';

/** A clock that a test can move. */
export interface MovingClock extends TestClock {
  /** Moves it forward (or back, with a negative number). */
  moveBy(time: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): void;
}

type Time = Parameters<MovingClock['moveBy']>[0];

const msOf = ({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }: Time): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + ms;

/** Makes a clock that shows the real time until it is moved. */
export const movingClock = (): MovingClock => {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    moveBy(time) {
      offset += msOf(time);
    },
  };
};

/** Makes a clock that stands still until it is moved: for what must not depend on how fast a machine is. */
export const stillClock = (): MovingClock => {
  let at = Date.now();
  return {
    now: () => new Date(at),
    moveBy(time) {
      at += msOf(time);
    },
  };
};
