import { ChevronUp } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './section.module.css';

/** What a section takes; without `isFoldable` its header is only a heading. */
export interface SectionProps {
  readonly title: ReactNode;
  readonly count?: number | undefined;
  readonly children: ReactNode;
  readonly isFoldable?: boolean | undefined;
  /** Leave both out and the section remembers by itself while it stands. */
  readonly isOpen?: boolean | undefined;
  readonly onToggle?: ((isOpen: boolean) => void) | undefined;
  /** At the right end of the header, such as "see all". */
  readonly action?: ReactNode;
}

/** A part of a list under a small grey heading, which may fold. */
export function Section({ title, count, children, isFoldable, isOpen, onToggle, action }: SectionProps) {
  const [ownOpen, setOwnOpen] = useState(true);
  const headingId = useId();
  const bodyId = useId();
  const open = !isFoldable || (isOpen ?? ownOpen);
  const toggle = () => {
    setOwnOpen(!open);
    onToggle?.(!open);
  };
  const words = (
    <span>
      {title}
      {count !== undefined && ` ${count.toLocaleString()}`}
    </span>
  );
  return (
    <section aria-labelledby={headingId}>
      <div className={styles.header}>
        <h2 id={headingId} className={styles.heading}>
          {isFoldable ? (
            <button
              type="button"
              className={styles.fold}
              aria-expanded={open}
              aria-controls={bodyId}
              onClick={toggle}
            >
              {words}
              <ChevronUp className={cx(styles.chevron, !open && styles.folded)} aria-hidden="true" />
            </button>
          ) : (
            words
          )}
        </h2>
        {action}
      </div>
      <div id={bodyId} hidden={!open}>
        {children}
      </div>
    </section>
  );
}
