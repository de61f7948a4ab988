import type { ChatEvent } from '@maru/contract';
import { useLanguage, useWords } from '../../platform/i18n/index.ts';
import { cx, Tag } from '../../ui/index.ts';
import { beginOf, isPast } from './days-of.ts';
import styles from './event.module.css';
import { wordEventTime } from './word-event.ts';

/** The leaf of a calendar: the month over the day. */
export function DayLeaf({
  at,
  isQuiet = false,
}: {
  readonly at: Date;
  readonly isQuiet?: boolean | undefined;
}) {
  const language = useLanguage();
  const month = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', { month: 'short' }).format(at);
  return (
    <span className={cx(styles.leaf, isQuiet && styles.quietLeaf)} aria-hidden="true">
      <span className={styles.leafMonth}>{month}</span>
      <span className={styles.leafDay}>{at.getDate()}</span>
    </span>
  );
}

interface EventHeadProps {
  readonly event: ChatEvent;
  /** Of its heading: below that of a sheet, or right below that of a room. */
  readonly level?: 2 | 3;
}

/** A leaf, the title and when. */
export function EventHead({ event, level = 3 }: EventHeadProps) {
  const t = useWords();
  const Heading = level === 2 ? 'h2' : 'h3';
  const isOver = event.cancelled || isPast(event);
  return (
    <div className={styles.head}>
      <DayLeaf at={beginOf(event)} isQuiet={isOver} />
      <div className={styles.headText}>
        <Heading className={cx(styles.title, event.cancelled && styles.off)} dir="auto">
          {event.title}
        </Heading>
        <p className={styles.time}>{wordEventTime(event, t)}</p>
        {isOver && <Tag tone="neutral">{t(event.cancelled ? 'events.cancelled' : 'events.past')}</Tag>}
      </div>
    </div>
  );
}
