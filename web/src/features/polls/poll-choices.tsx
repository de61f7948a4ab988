import type { Poll } from '@maru/contract';
import { Check } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { cx } from '../../ui/index.ts';
import { pressedChoice, vote } from './change-poll.ts';
import styles from './poll.module.css';
import { isOver, percentOf, topCountOf, wordChoice } from './word-poll.ts';

interface PollChoicesProps {
  readonly poll: Poll;
  /** How many are shown. */
  readonly most?: number | undefined;
}

/** The choices as bars; a press chooses or takes back. */
export function PollChoices({ poll, most = Number.POSITIVE_INFINITY }: PollChoicesProps) {
  return (
    <ul className={styles.choices} aria-label={poll.question}>
      {poll.choices.slice(0, most).map((choice, index) => (
        <li key={index}>{choice.text && <PollChoice poll={poll} index={index} />}</li>
      ))}
    </ul>
  );
}

function PollChoice({ poll, index }: { readonly poll: Poll; readonly index: number }) {
  const t = useWords();
  const over = isOver(poll);
  const text = wordChoice(poll, poll.choices[index]?.text ?? '');
  const count = poll.counts[index] ?? 0;
  const percent = percentOf(poll, index);
  const isMine = poll.mine.includes(index);
  const isTop = over && count > 0 && count === topCountOf(poll);
  return (
    <button
      type="button"
      className={cx(styles.choice, isMine && styles.chosen, isTop && styles.top, over && styles.over)}
      style={{ '--share': `${percent}%` } as CSSProperties}
      aria-pressed={isMine}
      aria-label={t(isTop ? 'polls.spokenTop' : 'polls.spoken', { text, count, percent })}
      disabled={over}
      onClick={() => void tryVerb(vote(poll, pressedChoice(poll, index)))}
    >
      <span className={styles.bar} />
      <span className={cx(styles.mark, poll.several && styles.square)}>
        {isMine && <Check aria-hidden="true" />}
      </span>
      <span className={styles.text} dir="auto">
        {text}
      </span>
      {count > 0 && <span className={styles.percent}>{t('polls.percent', { percent })}</span>}
      <span className={styles.count}>{count}</span>
    </button>
  );
}
