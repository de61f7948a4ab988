import { willPass } from '@maru/client';

const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** How long to wait before the host is asked again. */
export const pauseAfter = (tries: number): number => pausesMs[Math.min(tries, pausesMs.length) - 1] ?? 0;

/** What asking takes: how to wait, and whom to tell that it takes longer. */
export interface Asking {
  /** Waits so long, or until there is reason to hope again. */
  wait(ms: number): Promise<void>;
  /** Tells after each try that came to nothing how many there were. */
  onAgain(tries: number): void;
}

/** Asks until there is an answer, or an error that is one. */
export const askUntilAnswered = async <Answer>(
  ask: () => Promise<Answer>,
  { wait, onAgain }: Asking,
): Promise<Answer> => {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!willPass(error)) throw error;
      onAgain(tries);
      await wait(pauseAfter(tries));
    }
  }
};

/** Waits so long, or until the network is back. */
export const waitOrOnline = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
