import { cx } from '../cx.ts';
import { badgeText } from './badge-text.ts';
import styles from './badge.module.css';

/** What a count takes. */
export interface BadgeProps {
  readonly count: number;
  /** Grey, for rooms that are told to be quiet. */
  readonly isMuted?: boolean | undefined;
  /** What a screen reader says in place of the bare number. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

/** A count in a pill; nothing at zero. */
export function Badge({ count, isMuted, label, className }: BadgeProps) {
  if (count <= 0) return null;
  return (
    <span className={cx(styles.badge, isMuted && styles.muted, className)}>
      <span aria-hidden={label ? true : undefined}>{badgeText(count)}</span>
      {label && <span className="visually-hidden">{label}</span>}
    </span>
  );
}
