import { useCallback, useRef, useState } from 'react';
import { toast } from '../../ui/index.ts';
import { wordError } from '../i18n/index.ts';

/** How a verb that a screen has called is going. */
export interface VerbState {
  isBusy: boolean;
  /** Why it was refused, in words; empty while all is well. */
  error: string;
  /** Runs a verb unless one is under way; true when it came through. */
  run(verb: () => Promise<unknown>): Promise<boolean>;
  clear(): void;
}

/** Runs verbs one at a time and tells how they go, for forms. */
export const useVerb = (): VerbState => {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const busy = useRef(false);
  const run = useCallback(async (verb: () => Promise<unknown>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setBusy(true);
    setError('');
    try {
      await verb();
      return true;
    } catch (reason) {
      setError(wordError(reason));
      return false;
    } finally {
      busy.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(''), []);
  return { isBusy, error, run, clear };
};

/** Runs a verb for which no form waits; a refusal is said at the edge of the screen. True when it came through. */
export const tryVerb = async (verb: Promise<unknown>): Promise<boolean> => {
  try {
    await verb;
    return true;
  } catch (reason) {
    toast(wordError(reason), { tone: 'danger' });
    return false;
  }
};
