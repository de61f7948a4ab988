import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so, but no longer than this. */
export const until = async (isSo: () => boolean, ms: number): Promise<void> => {
  const end = performance.now() + ms;
  while (!isSo() && performance.now() < end) await sleep(20);
};
