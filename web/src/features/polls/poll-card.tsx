import type { Poll } from '@maru/contract';
import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useDays, useWords } from '../../platform/i18n/index.ts';
import { lazily, CardAction, CardFoot } from '../../ui/index.ts';
import type { ContentViewProps } from '../messages/ui.ts';
import { PollChoices } from './poll-choices.tsx';
import styles from './poll.module.css';
import { usePoll } from './polls.ts';
import { useOver } from './use-over.ts';
import { wordStanding } from './word-poll.ts';

const PollSheet = lazily(async () => (await import('./poll-sheet.tsx')).PollSheet, { isOver: true });

/** Choices that a card shows before the rest is folded. */
const shown = 6;

/** About how high a card is: head, choices, foot. */
export const estimateCard = ({ rows = 2 }: { rows?: number | undefined }): number =>
  58 + Math.min(rows, shown) * 44 + (rows > shown ? 36 : 0) + 42;

/** A poll as its card in the room. */
export function PollCard({ content, bubble }: ContentViewProps<'card'>) {
  const t = useWords();
  const poll = usePoll(bubble.chatId, content.id);
  if (poll === null)
    return (
      <div className={styles.card}>
        <h2 className={styles.question}>
          <span aria-hidden="true">🗳️ </span>
          {content.title}
        </h2>
        <p className={styles.note}>{t('polls.gone')}</p>
      </div>
    );
  if (!poll) return <PollSkeleton title={content.title} rows={content.rows ?? 2} />;
  return <OpenCard poll={poll} />;
}

function OpenCard({ poll }: { readonly poll: Poll }) {
  const t = useWords();
  useDays();
  const over = useOver(poll);
  const [isOpen, open] = useState(false);
  const rest = poll.choices.length - shown;
  return (
    <div className={styles.card}>
      <h2 className={styles.question} dir="auto">
        <span aria-hidden="true">🗳️ </span>
        {poll.question}
      </h2>
      <p className={styles.note}>{wordStanding(poll, t)}</p>
      <PollChoices poll={poll} most={shown} />
      {rest > 0 && (
        <button type="button" className={styles.rest} onClick={() => open(true)}>
          {t('polls.restChoices', { count: rest })}
        </button>
      )}
      <CardFoot>
        <CardAction Icon={ListChecks} label={t('polls.details')} onPress={() => open(true)} />
        {poll.mayAdd && !over && (
          <CardAction Icon={Plus} label={t('polls.addChoice')} onPress={() => open(true)} />
        )}
      </CardFoot>
      {isOpen && <PollSheet chatId={poll.chatId} id={poll.id} onClose={() => open(false)} />}
    </div>
  );
}

/** As high as the card that will stand here. */
function PollSkeleton({ title, rows }: { readonly title: string; readonly rows: number }) {
  const t = useWords();
  return (
    <div className={styles.card} role="status" aria-label={t('polls.loading')}>
      <h2 className={styles.question} dir="auto">
        <span aria-hidden="true">🗳️ </span>
        {title}
      </h2>
      <p className={styles.note}>
        <span className={styles.grey} />
      </p>
      <ul className={styles.choices} aria-hidden="true">
        {Array.from({ length: Math.min(rows, shown) }, (_, index) => (
          <li key={index} className={styles.choice} />
        ))}
      </ul>
      {rows > shown && <div className={styles.rest} />}
      <CardFoot />
    </div>
  );
}
