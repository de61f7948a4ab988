import type { Config } from '../../platform/config/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Process } from '../../platform/processes/index.ts';

/** What was found where one looked. */
export interface Finding {
  /** What was looked at: `database.encoding`. */
  check: string;
  state: 'ok' | 'warning' | 'bad';
  /** One sentence. */
  says: string;
  /** What to do; for what is not well. */
  mend?: string;
}

/** What there is to look through. */
export interface Patient {
  config: Config;
  /** Undefined where it does not answer. */
  db: Db | undefined;
  /** Why it does not. */
  whyNoDb?: unknown;
  /** The processes that hold a lease now. */
  processes: readonly Process[];
}

/** Looks at one side of a host. Throws nothing that it can tell. */
export type Look = (patient: Patient) => Promise<Finding[]>;

/** All is well there. */
export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says });

/** It works, and will not for long, or not for all. */
export const warning = (check: string, says: string, mend: string): Finding => ({
  check,
  state: 'warning',
  says,
  mend,
});

/** It does not work, or loses what it should keep. */
export const bad = (check: string, says: string, mend: string): Finding => ({
  check,
  state: 'bad',
  says,
  mend,
});

/** An error in few words: its code, else what it says. */
export const wordsOf = (error: unknown): string => {
  const { code, message, errors } = (error ?? {}) as {
    code?: string;
    message?: string;
    errors?: unknown[];
  };
  if (!message && errors?.length) return wordsOf(errors[0]);
  return [code, message].filter((one) => typeof one === 'string' && one).join(': ') || String(error);
};

/** Runs a look with a bound; what it throws becomes a finding. */
export const attempt = async (
  check: string,
  mend: string | ((error: unknown) => string),
  look: (signal: AbortSignal) => Promise<Finding[]>,
): Promise<Finding[]> => {
  const signal = AbortSignal.timeout(8_000);
  const late = new Promise<never>((_done, fail) => {
    signal.addEventListener('abort', () => fail(new Error('no answer within 8 seconds')));
  });
  try {
    return await Promise.race([look(signal), late]);
  } catch (error) {
    const words = wordsOf(error).replace(/\.$/, '');
    return [bad(check, `It does not work: ${words}.`, typeof mend === 'string' ? mend : mend(error))];
  }
};

/** Bytes for people. */
export const gigabytes = (bytes: number): string =>
  bytes < 1e8 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
