import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './bubble-meta.module.css';

/** What stands beside a bubble. */
export interface BubbleMetaProps {
  readonly isMine: boolean;
  /** How many have not read it; nothing at zero. */
  readonly unread?: number | undefined;
  /** The number in words, such as "unread by 3". */
  readonly unreadLabel?: string | undefined;
  /** What the number means, for whoever asks. */
  readonly onUnread?: (() => void) | undefined;
  /** Only the last of a run carries the time. */
  readonly time?: ReactNode;
  /** Over the number, such as an "edited" mark. */
  readonly note?: ReactNode;
}

/** The small stack beside a bubble: the unread number over the time. */
export function BubbleMeta({ isMine, unread = 0, unreadLabel, onUnread, time, note }: BubbleMetaProps) {
  if (unread <= 0 && !time && !note) return null;
  return (
    <span className={cx(styles.meta, isMine && styles.mine)}>
      {note && <span>{note}</span>}
      {unread > 0 &&
        (onUnread ? (
          // The message itself says the number; arrow keys go from message to message, and past this.
          <button
            type="button"
            className={cx(styles.unread, styles.asked)}
            tabIndex={-1}
            aria-label={unreadLabel}
            onClick={onUnread}
          >
            {unread}
          </button>
        ) : (
          <span className={styles.unread}>
            <span aria-hidden={unreadLabel ? true : undefined}>{unread}</span>
            {unreadLabel && <span className="visually-hidden">{unreadLabel}</span>}
          </span>
        ))}
      {time && <span>{time}</span>}
    </span>
  );
}
