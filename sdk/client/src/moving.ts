import type { Timers } from './timers.ts';

/** How long answers are waited for before the line is left all the same. */
const lastAnswersMs = 5_000;

/** Leaves a process that goes down: after a random while, and when what was asked there has been answered. */
export interface Moving {
  /** The host asks to come again within this time. */
  asked(withinMs: number): void;
  /** An answer came. */
  answered(): void;
  /** Is nothing to be asked on this line any more? */
  isUnderWay(): boolean;
  /** The line is gone, or is not wanted any more. */
  stop(): void;
}

/** Plans moves; `leave` opens another line. */
export const planMoving = (timers: Timers, inFlight: () => number, leave: () => void): Moving => {
  let timer: unknown;
  let isPlanned = false;
  let isUnderWay = false;
  const stop = (): void => {
    timers.clearTimeout(timer);
    isPlanned = false;
    isUnderWay = false;
  };
  const go = (): void => {
    stop();
    leave();
  };
  const begin = (): void => {
    isUnderWay = true;
    if (inFlight() === 0) return go();
    timer = timers.setTimeout(go, lastAnswersMs);
  };
  return {
    asked(withinMs) {
      if (isPlanned) return;
      isPlanned = true;
      timer = timers.setTimeout(begin, Math.round(timers.random() * withinMs));
    },
    answered: () => void (isUnderWay && inFlight() === 0 && go()),
    isUnderWay: () => isUnderWay,
    stop,
  };
};
