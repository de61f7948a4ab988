import type { ChatSettings } from '@maru/contract';
import { useEffect, useState } from 'react';
import { isMuted } from './rules.ts';

/** Longer than this no timer runs; the page is looked at again long before. */
const longestWait = 24 * 3_600_000;

/** Whether a chat is muted now; becomes false by itself when the time is over. */
export const useIsMuted = (settings: ChatSettings): boolean => {
  const { mutedUntil } = settings;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (mutedUntil === null) return;
    const left = Date.parse(mutedUntil) - Date.now();
    const timer = setTimeout(() => setNow(Date.now()), Math.min(Math.max(0, left) + 50, longestWait));
    return () => clearTimeout(timer);
  }, [mutedUntil, now]);
  return isMuted(settings, now);
};
