import { useWords } from '../../../platform/i18n/index.ts';
import { useSeconds } from './use-seconds.ts';
import { sayLength, wordClock } from './word-call.ts';

/** How long a call goes on; ears hear it in words, and are not told every second. */
export function Clock({ since }: { readonly since: number }) {
  const t = useWords();
  const seconds = useSeconds(since) ?? 0;
  return (
    <span role="timer" aria-label={sayLength(seconds, t)}>
      {wordClock(seconds)}
    </span>
  );
}
