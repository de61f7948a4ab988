import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './scroll-to-new-bar.module.css';

/** What the bar takes; without a preview only the round arrow shows. */
export interface ScrollToNewBarProps {
  /** Says that pressing goes to the newest. */
  readonly label: string;
  readonly onPress: () => void;
  readonly avatar?: ReactNode;
  readonly name?: string | undefined;
  readonly text?: string | undefined;
}

/** While scrolled up: the newest line, and the way down to it. */
export function ScrollToNewBar({ label, onPress, avatar, name, text }: ScrollToNewBarProps) {
  const hasPreview = text !== undefined;
  return (
    <div className={styles.place}>
      <button
        type="button"
        className={hasPreview ? styles.bar : styles.round}
        onClick={onPress}
        aria-label={hasPreview ? `${label}: ${name ?? ''} ${text}` : label}
      >
        {hasPreview && (
          <>
            {avatar}
            <span className={styles.text}>
              {name && <b>{name}</b>} {text}
            </span>
          </>
        )}
        <ArrowDown aria-hidden="true" />
      </button>
    </div>
  );
}
