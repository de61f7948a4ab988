import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import type { House } from '../../../platform/house.ts';
import { hold, release } from './holds.ts';
import { keyOfDeskName } from './upload-desk.ts';

/** How long a request waits for one that is at the same upload. */
const patienceMs = 20_000;

interface Turn {
  requestRelease: RequestRelease;
  done: Promise<void>;
  end: () => void;
}

const tooLate = () => Object.assign(new Error('locked'), ERRORS.ERR_LOCK_TIMEOUT, { status_code: 423 });

/**
 * One request at a time for each upload: the one that is there, in this process or in another one of the host, is asked
 * to end when another comes, for most likely its line is dead.
 */
export const openLocks = (house: House): Locker => {
  const turns = new Map<string, Turn>();
  const waitFor = async (turn: Turn, until: number, stop: AbortSignal): Promise<void> => {
    await turn.requestRelease();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_done, fail) => {
      const giveUp = () => fail(tooLate());
      timer = setTimeout(giveUp, Math.max(0, until - Date.now()));
      stop.addEventListener('abort', giveUp, { once: true });
    });
    await Promise.race([turn.done, tooLong]).finally(() => clearTimeout(timer));
  };
  const leave = (id: string): void => {
    const turn = turns.get(id);
    turns.delete(id);
    turn?.end();
  };
  return {
    newLock: (id): Lock => ({
      async lock(stop, requestRelease) {
        const until = Date.now() + patienceMs;
        for (let turn = turns.get(id); turn; turn = turns.get(id)) await waitFor(turn, until, stop);
        let end = () => {};
        const done = new Promise<void>((resolve) => {
          end = resolve;
        });
        turns.set(id, { requestRelease, done, end });
        try {
          if (await hold(house, keyOfDeskName(id), { until, stop, letGo: requestRelease })) return;
        } catch (error) {
          leave(id);
          throw error;
        }
        leave(id);
        throw tooLate();
      },
      async unlock() {
        await release(house, keyOfDeskName(id));
        leave(id);
      },
    }),
  };
};
