import type { ChatEvent } from '@maru/contract';
import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { useDays, useWords } from '../../platform/i18n/index.ts';
import { lazily, CardAction, CardFoot } from '../../ui/index.ts';
import type { ContentViewProps } from '../messages/ui.ts';
import { isPast } from './days-of.ts';
import { EventAnswers, EventFaces } from './event-answers.tsx';
import { EventHead } from './event-head.tsx';
import { EventLines } from './event-lines.tsx';
import styles from './event.module.css';
import { useEvent } from './events.ts';

const EventSheet = lazily(async () => (await import('./event-sheet.tsx')).EventSheet, { isOver: true });

/** About how high a card is: leaf, place and note, faces, answers, foot. */
export const estimateCard = ({ rows = 0 }: { rows?: number | undefined }): number => 172 + rows * 26;

/** An event as its card in the room. */
export function EventCard({ content, bubble }: ContentViewProps<'card'>) {
  const t = useWords();
  const event = useEvent(bubble.chatId, content.id);
  if (event) return <OpenCard event={event} />;
  if (event === null)
    return (
      <div className={styles.card}>
        <h2 className={styles.title}>
          <span aria-hidden="true">📅 </span>
          {content.title}
        </h2>
        <p className={styles.time}>{t('events.gone')}</p>
      </div>
    );
  return (
    <div className={styles.card} role="status" aria-label={t('events.loading')}>
      <div className={styles.head}>
        <span className={styles.leaf} />
        <div className={styles.headText}>
          <h2 className={styles.title} dir="auto">
            {content.title}
          </h2>
          <p className={styles.time}>
            <span className={styles.grey} />
          </p>
        </div>
      </div>
      {Array.from({ length: content.rows ?? 0 }, (_, index) => (
        <p key={index} className={styles.line} />
      ))}
      <div className={styles.faces} />
      <div className={styles.answers}>
        <span className={styles.answer} />
      </div>
      <CardFoot />
    </div>
  );
}

function OpenCard({ event }: { readonly event: ChatEvent }) {
  const t = useWords();
  useDays();
  const [isOpen, open] = useState(false);
  return (
    <div className={styles.card}>
      <EventHead event={event} level={2} />
      <EventLines event={event} />
      <EventFaces event={event} />
      {!event.cancelled && !isPast(event) && <EventAnswers event={event} />}
      <CardFoot>
        <CardAction Icon={CalendarDays} label={t('events.details')} onPress={() => open(true)} />
      </CardFoot>
      {isOpen && <EventSheet chatId={event.chatId} id={event.id} onClose={() => open(false)} />}
    </div>
  );
}
