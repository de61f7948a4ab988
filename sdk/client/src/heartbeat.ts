import type { Timers } from './timers.ts';
const everyMs = 25_000;
const patienceMs = 10_000;

/** Notices a line that is dead without having been closed. */
export interface Heartbeat {
  /** Something was heard: the line lives. */
  heard(): void;
  /** Asks now, for example after the device has slept. */
  ask(): void;
  stop(): void;
}

/** Pings every 25 s and calls `onDead` when nothing at all is heard for 10 s after a ping. */
export const startHeartbeat = (
  timers: Timers,
  send: (ping: number) => void,
  onDead: () => void,
): Heartbeat => {
  let count = 0;
  let deadline: unknown;
  let next: unknown;
  const ask = (): void => {
    timers.clearTimeout(next);
    if (deadline !== undefined) return;
    deadline = timers.setTimeout(onDead, patienceMs);
    send(++count);
  };
  const plan = (): void => {
    timers.clearTimeout(next);
    next = timers.setTimeout(ask, everyMs);
  };
  plan();
  return {
    heard() {
      if (deadline === undefined) return;
      timers.clearTimeout(deadline);
      deadline = undefined;
      plan();
    },
    ask,
    stop() {
      timers.clearTimeout(deadline);
      timers.clearTimeout(next);
    },
  };
};
