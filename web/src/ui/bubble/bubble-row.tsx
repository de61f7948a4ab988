import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './bubble-row.module.css';

/** What one message's row takes. */
export interface BubbleRowProps {
  readonly isMine: boolean;
  /** The first of a run brings the face, the name and more air above. */
  readonly isFirst: boolean;
  /** The speaker's face; its place stays empty within a run. */
  readonly avatar?: ReactNode;
  readonly name?: ReactNode;
  /** Beside the bubble, towards the middle: unread number, time, sending state. */
  readonly meta?: ReactNode;
  /** Under the bubble: reactions, comments. */
  readonly below?: ReactNode;
  /** Lights up for a moment after a jump to it. */
  readonly isMarked?: boolean | undefined;
  /** Slides up once, when it has just arrived. */
  readonly isNew?: boolean | undefined;
  readonly children: ReactNode;
}

/** Places a bubble on its speaker's side, with everything that stands around it. */
export function BubbleRow({
  isMine,
  isFirst,
  avatar,
  name,
  meta,
  below,
  isMarked,
  isNew,
  children,
}: BubbleRowProps) {
  return (
    <div
      className={cx(
        styles.row,
        isMine ? styles.mine : styles.theirs,
        isFirst && styles.first,
        isMarked && styles.marked,
        isNew && styles.isNew,
      )}
    >
      {!isMine && <span className={styles.face}>{isFirst && avatar}</span>}
      <div className={styles.content}>
        {!isMine && isFirst && name && <div className={styles.name}>{name}</div>}
        <div className={styles.line}>
          {children}
          {meta}
        </div>
        {below && <div className={styles.below}>{below}</div>}
      </div>
    </div>
  );
}
