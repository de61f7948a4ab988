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

/** A leaf, the title and when. */
export function EventHead({ event }: { readonly event: ChatEvent }) {
  const t = useWords();
  const isOver = event.cancelled || isPast(event);
  return (
    <div className={styles.head}>
      <DayLeaf at={beginOf(event)} isQuiet={isOver} />
      <div className={styles.headText}>
        <h3 className={cx(styles.title, event.cancelled && styles.off)} dir="auto">
          {event.title}
        </h3>
        <p className={styles.time}>{wordEventTime(event, t)}</p>
        {isOver && <Tag tone="neutral">{t(event.cancelled ? 'events.cancelled' : 'events.past')}</Tag>}
      </div>
    </div>
  );
}
