import type { MouseEvent, ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './list-row.module.css';

/** What a list row takes. */
export interface ListRowProps {
  readonly leading?: ReactNode;
  readonly title: ReactNode;
  /** Stands right after the title: a member count, a pin, a tag. */
  readonly marks?: ReactNode;
  readonly subtitle?: ReactNode;
  /** The top of the right column, usually a time. */
  readonly meta?: ReactNode;
  /** Under `meta`, usually a count. */
  readonly badge?: ReactNode;
  /** A control of its own at the right end, outside the row's own button. */
  readonly action?: ReactNode;
  readonly isSelected?: boolean | undefined;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  /** With an address the row is a link, so that it can be opened in another tab. */
  readonly href?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly onDoublePress?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/** A row of a list: a face, two lines, and a narrow column at the right. */
export function ListRow(props: ListRowProps) {
  const {
    leading,
    title,
    marks,
    subtitle,
    meta,
    badge,
    action,
    isSelected = false,
    size = 'md',
    href,
    onPress,
    onDoublePress,
    className,
  } = props;
  const body = (
    <>
      {leading}
      <span className={styles.text}>
        <span className={styles.titleLine}>
          <span className={styles.title}>{title}</span>
          {marks && <span className={styles.marks}>{marks}</span>}
        </span>
        {subtitle && <span className={styles.subtitle}>{subtitle}</span>}
      </span>
      {(meta || badge) && (
        <span className={styles.column}>
          <span className={styles.meta}>{meta}</span>
          {badge}
        </span>
      )}
    </>
  );
  const shared = {
    className: styles.main,
    onDoubleClick: onDoublePress,
    onClick: (event: MouseEvent) => {
      // Opening in another tab or window stays the browser's.
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      if (onPress && href !== undefined) event.preventDefault();
      onPress?.();
    },
    ...(isSelected ? { 'aria-current': true as const } : {}),
  };
  return (
    <div className={cx(styles.row, styles[size], isSelected && styles.selected, className)}>
      {href !== undefined ? (
        <a href={href} draggable={false} {...shared}>
          {body}
        </a>
      ) : onPress ? (
        <button type="button" {...shared}>
          {body}
        </button>
      ) : (
        <div className={styles.main}>{body}</div>
      )}
      {action && <span className={styles.action}>{action}</span>}
    </div>
  );
}
