import { useCallback, useEffect, useRef, useState } from 'react';
import { wordError } from '../../platform/i18n/index.ts';

/** What was asked of the host: the answer once it is here, or why there is none. */
export interface Asked<Answer> {
  answer: Answer | null;
  error: string;
  /** Asks anew; what was answered stays in sight meanwhile. */
  again(): void;
  /** Puts what a change has answered in its place. */
  put(answer: Answer): void;
}

/** Asks the host when shown, when `about` changes, and again when wanted; an answer that comes too late is not shown. */
export const useAsked = <Answer>(ask: () => Promise<Answer>, about = ''): Asked<Answer> => {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [error, setError] = useState('');
  const [round, setRound] = useState(0);
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  useEffect(() => {
    let isWanted = true;
    newest.current().then(
      (given) => {
        if (!isWanted) return;
        setAnswer(given);
        setError('');
      },
      (reason: unknown) => isWanted && setError(wordError(reason)),
    );
    return () => {
      isWanted = false;
    };
  }, [about, round]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  return { answer, error, again, put: setAnswer };
};
