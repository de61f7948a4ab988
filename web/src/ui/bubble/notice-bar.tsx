import { ChevronDown, Megaphone } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './notice-bar.module.css';

/** What a room's notice takes. */
export interface NoticeBarProps {
  /** The notice in one line. */
  readonly children: ReactNode;
  /** Says what unfolding does. */
  readonly toggleLabel: string;
  /** Shown unfolded, below the line: the whole text, who set it, ways to put it away. */
  readonly details?: ReactNode;
}

/** The notice that floats at the top of a room, one line until it is unfolded. */
export function NoticeBar({ children, toggleLabel, details }: NoticeBarProps) {
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  return (
    <div className={cx(styles.notice, isOpen && styles.open)}>
      <div className={styles.line}>
        <Megaphone className={styles.horn} aria-hidden="true" />
        <span className={cx(styles.text, isOpen && styles.whole)}>{children}</span>
        <button
          type="button"
          className={styles.toggle}
          aria-label={toggleLabel}
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronDown className={cx(isOpen && styles.up)} aria-hidden="true" />
        </button>
      </div>
      <div id={detailsId} className={styles.details} hidden={!isOpen || !details}>
        {details}
      </div>
    </div>
  );
}
