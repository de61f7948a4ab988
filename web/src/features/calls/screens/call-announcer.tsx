import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { CallView, PersonView } from '../call-view.ts';

/** Says who comes and goes and who raises a hand, calmly and one thing at a time; for those who do not see it. */
export function CallAnnouncer({ call }: { readonly call: CallView }) {
  const t = useWords();
  const before = useRef<readonly PersonView[] | undefined>(undefined);
  const [words, say] = useState('');
  useEffect(() => {
    const old = before.current;
    before.current = call.people;
    if (!old || call.phase !== 'connected') return;
    const has = (people: readonly PersonView[], { identity }: PersonView) =>
      people.some((one) => one.identity === identity);
    const came = call.people.filter((one) => !has(old, one));
    const left = old.filter((one) => !has(call.people, one));
    const hands = call.people.filter(
      (one) => one.hand && old.some((other) => other.identity === one.identity && !other.hand),
    );
    const next = [
      ...came.map(({ name }) => t('calls.came', { name })),
      ...left.map(({ name }) => t('calls.left', { name })),
      ...hands.map(({ name }) => t('calls.handUp', { name })),
    ].join(' ');
    if (next) say(next);
  }, [call.people, call.phase, t]);
  return (
    <p className="visually-hidden" role="status">
      {words}
    </p>
  );
}
