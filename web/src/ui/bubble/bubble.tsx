import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './bubble.module.css';

/** What a bubble takes. */
export interface BubbleProps {
  readonly isMine: boolean;
  /** The first of a run has one tight corner towards its speaker. */
  readonly isFirst?: boolean | undefined;
  /** `card` is wider, for polls and events; `bare` is for pictures and stickers, which stand without a bubble. */
  readonly kind?: 'text' | 'card' | 'bare' | undefined;
  readonly isPending?: boolean | undefined;
  readonly isFailed?: boolean | undefined;
  readonly children: ReactNode;
}

/** What someone said, in the shape and colour of whose it is. */
export function Bubble({ isMine, isFirst, kind = 'text', isPending, isFailed, children }: BubbleProps) {
  return (
    <div
      className={cx(
        styles.bubble,
        styles[kind],
        isMine ? styles.mine : styles.theirs,
        isFirst && styles.first,
        isPending && styles.pending,
        isFailed && styles.failed,
      )}
    >
      {children}
    </div>
  );
}
