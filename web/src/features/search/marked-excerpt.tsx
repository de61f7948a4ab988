import type { Hit } from '@maru/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { wordHint } from '../chats/ui.ts';

/** The stretch of a message in which the words stand, marked; what it holds where it has no words. */
export function MarkedExcerpt({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  const { excerpt, places, hint } = hit;
  if (excerpt === '') return hint ? wordHint(hint, t) : null;
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [at, length] of places) {
    parts.push(excerpt.slice(done, at), <mark key={at}>{excerpt.slice(at, at + length)}</mark>);
    done = at + length;
  }
  return (
    <>
      {hint && hint.name !== excerpt && `${wordHint(hint, t)} · `}
      {parts}
      {excerpt.slice(done)}
    </>
  );
}
