import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';

/** How long a request waits for one that is at the same upload. */
const patienceMs = 20_000;

interface Turn {
  requestRelease: RequestRelease;
  done: Promise<void>;
  end: () => void;
}

/**
 * One request at a time for each upload in this process: the one that is there is asked to end when another comes, for
 * most likely its line is dead. Between processes the offset in the database decides.
 */
export const openLocks = (): Locker => {
  const turns = new Map<string, Turn>();
  const waitFor = async (turn: Turn, until: number, stop: AbortSignal): Promise<void> => {
    await turn.requestRelease();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_done, fail) => {
      const giveUp = () =>
        fail(Object.assign(new Error('locked'), ERRORS.ERR_LOCK_TIMEOUT, { status_code: 423 }));
      timer = setTimeout(giveUp, Math.max(0, until - Date.now()));
      stop.addEventListener('abort', giveUp, { once: true });
    });
    await Promise.race([turn.done, tooLong]).finally(() => clearTimeout(timer));
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
      },
      async unlock() {
        const turn = turns.get(id);
        turns.delete(id);
        turn?.end();
      },
    }),
  };
};
