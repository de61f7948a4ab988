import type { ReactNode } from 'react';
import styles from './date-pill.module.css';

/** What a centred pill takes. */
export interface DatePillProps {
  readonly children: ReactNode;
  /** The exact day for machines, where it is a day. */
  readonly dateTime?: string | undefined;
}

/** A small centred pill: the day between messages, or a line the room itself says. */
export function DatePill({ children, dateTime }: DatePillProps) {
  return (
    <div className={styles.row}>
      {dateTime ? (
        <time className={styles.pill} dateTime={dateTime}>
          {children}
        </time>
      ) : (
        <span className={styles.pill}>{children}</span>
      )}
    </div>
  );
}
