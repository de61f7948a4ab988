import type { Welcome } from '@maru/contract';
import type { Timers } from './timers.ts';

const dayMs = 24 * 3_600_000;
/** Where it did not come through, it is tried again after so long. */
const againMs = 10 * 60_000;
/** Not everybody at once, and not in the middle of what follows on a welcome. */
const spreadMs = 30_000;

/** Renews the secret of a session when the host says that it is time. */
export interface Renewal {
  welcomed(welcome: Pick<Welcome, 'renewAt' | 'at'>): void;
  stop(): void;
}

/** Plans the renewals of a session: about once a day, for as long as its line is kept up. */
export const planRenewal = (timers: Timers, renew: () => Promise<unknown>): Renewal => {
  let timer: unknown;
  const plan = (ms: number): void => {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(
      () =>
        void renew().then(
          () => plan(dayMs),
          () => plan(againMs),
        ),
      ms + Math.round(timers.random() * spreadMs),
    );
  };
  return {
    welcomed({ renewAt, at }) {
      if (renewAt !== undefined) plan(Math.max(0, Date.parse(renewAt) - Date.parse(at)));
    },
    stop: () => timers.clearTimeout(timer),
  };
};
