import type { ReactNode } from 'react';
import { EmptyDrawing, type EmptyDrawingKind } from './empty-drawing.tsx';
import styles from './empty-state.module.css';

/** What an empty place takes. */
export interface EmptyStateProps {
  readonly drawing: EmptyDrawingKind;
  readonly title: string;
  readonly text?: string | undefined;
  /** The one thing to do next, usually a button. */
  readonly action?: ReactNode;
}

/** A friendly word where there is nothing yet, and what to do about it. */
export function EmptyState({ drawing, title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <EmptyDrawing kind={drawing} />
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
