import { RefusalError } from '@maru/client';
import type { RefusalCode } from '@maru/contract';
import { expect } from 'vitest';

/** Expects a "no" with this code; an answer or another error fails the test. */
export const expectRefusal = async (promise: Promise<unknown>, code: RefusalCode): Promise<RefusalError> => {
  const outcome = await promise.then(
    (output) => ({ answered: output }),
    (error: unknown) => error,
  );
  if (!(outcome instanceof RefusalError)) {
    expect(outcome, `expected the refusal ${code}`).toBeInstanceOf(RefusalError);
  }
  expect((outcome as RefusalError).code).toBe(code);
  return outcome as RefusalError;
};
