import { RefusalError } from '@maru/client';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a caller waits before it tries again: as long as the refusal says, else a moment. */
export const waitMs = (error: unknown): number => {
  const told = error instanceof RefusalError ? Number(error.details?.retryAfterMs) : NaN;
  return Number.isFinite(told) ? Math.min(told, 1_000) : 150;
};

/** The code of a refusal, or that nothing came. */
export const codeOf = (error: unknown): string => (error instanceof RefusalError ? error.code : 'no_answer');

/** Does what keeps this from being done pass by itself? */
export const isPassing = (error: unknown): boolean =>
  ['no_answer', 'busy', 'too_many_calls', 'internal'].includes(codeOf(error));

/** Repeats what may be repeated until it is done, or until it is no use any more; then the error is thrown. */
export const insist = async <Result>(
  work: () => Promise<Result>,
  { until, onRefusal }: { until: () => boolean; onRefusal?: (code: string) => void },
): Promise<Result> => {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      onRefusal?.(codeOf(error));
      if (!isPassing(error) || until()) throw error;
      await sleep(waitMs(error));
    }
  }
};
