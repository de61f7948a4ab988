import type { ReactNode } from 'react';
import styles from './chip-row.module.css';

/** What a row of chips takes. */
export interface ChipRowProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Chips in one line that scrolls sideways when they do not fit. */
export function ChipRow({ label, children }: ChipRowProps) {
  return (
    <div className={styles.row} role="group" aria-label={label}>
      {children}
    </div>
  );
}
