import { RefusalError } from '@maru/client';
import type { MethodName, RefusalCode } from '@maru/contract';
import type { Cast } from './scene.ts';

/** What a caller hears. */
export interface Heard {
  code: 'ok' | RefusalCode;
  /** All that came back, as letters. */
  said: string;
}

/** Calls a method and gives what was heard; anything but an answer or a refusal fails the test. */
export const hear = async (who: Cast[keyof Cast], name: MethodName, input: unknown): Promise<Heard> =>
  who.call(name, input as never).then(
    (output) => ({ code: 'ok', said: JSON.stringify(output) }),
    (error: unknown) => {
      if (!(error instanceof RefusalError)) throw error;
      return { code: error.code, said: JSON.stringify(error.details ?? null) };
    },
  );
