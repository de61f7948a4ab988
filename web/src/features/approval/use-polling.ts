import { RefusalError, willPass } from '@maru/client';
import { useEffect, useRef } from 'react';

const everyMs = 1_500;

interface PollingOptions {
  readonly isOn: boolean;
  /** The host has said no for good. */
  readonly onTrouble: (error: unknown) => void;
}

/** Asks again and again until the answer is true; a line that breaks is waited for. */
export const usePolling = (ask: () => Promise<boolean>, { isOn, onTrouble }: PollingOptions): void => {
  const latest = useRef({ ask, onTrouble });
  useEffect(() => {
    latest.current = { ask, onTrouble };
  });
  useEffect(() => {
    if (!isOn) return;
    let isEnded = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async () => {
      try {
        if (await latest.current.ask()) return;
      } catch (error) {
        if (isEnded) return;
        if (error instanceof RefusalError && !willPass(error)) return latest.current.onTrouble(error);
      }
      if (!isEnded) timer = setTimeout(() => void turn(), everyMs);
    };
    timer = setTimeout(() => void turn(), everyMs / 2);
    return () => {
      isEnded = true;
      clearTimeout(timer);
    };
  }, [isOn]);
};
