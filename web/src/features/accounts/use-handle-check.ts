import { useEffect, useState } from 'react';
import { checkHandle } from './sign-up.ts';

/** How a handle that is being typed stands. `unknown`: the host could not be asked. */
export type HandleState = 'empty' | 'checking' | 'free' | 'taken' | 'invalid' | 'unknown';

/** A handle as the host reads it. */
export const plainHandle = (typed: string): string => typed.trim().replace(/^@/, '').toLowerCase();

const PAUSE = 350;

/** Asks, a moment after the last letter, whether the handle could be had. */
export function useHandleCheck(typed: string): HandleState {
  const handle = plainHandle(typed);
  const [answer, setAnswer] = useState<{ handle: string; state: HandleState }>();
  useEffect(() => {
    if (handle.length < 3) return;
    let wanted = true;
    const answerWith = (state: HandleState) => wanted && setAnswer({ handle, state });
    const timer = setTimeout(() => {
      checkHandle(handle).then(
        ({ free, valid }) => answerWith(valid ? (free ? 'free' : 'taken') : 'invalid'),
        () => answerWith('unknown'),
      );
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [handle]);
  if (handle === '') return 'empty';
  if (/[^a-z0-9_.]/.test(handle) || handle.length > 20) return 'invalid';
  if (handle.length < 3) return 'empty';
  return answer?.handle === handle ? answer.state : 'checking';
}
