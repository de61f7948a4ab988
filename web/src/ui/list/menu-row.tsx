import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './menu-row.module.css';

/** What a settings row takes. */
export interface MenuRowProps {
  readonly label: string;
  readonly icon?: ReactNode;
  /** At the right end: a count, or what is set now. */
  readonly value?: ReactNode;
  readonly description?: string | undefined;
  readonly onPress: () => void;
  readonly hasChevron?: boolean | undefined;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A row that leads somewhere or does something: a glyph, a label, and a value at the right. */
export function MenuRow({
  label,
  icon,
  value,
  description,
  onPress,
  hasChevron,
  isDanger,
  isDisabled,
}: MenuRowProps) {
  return (
    <button
      type="button"
      className={cx(styles.row, isDanger && styles.danger)}
      onClick={onPress}
      disabled={isDisabled}
    >
      {icon && <span className={styles.icon}>{icon}</span>}
      <span className={styles.text}>
        <span>{label}</span>
        {description && <span className={styles.description}>{description}</span>}
      </span>
      {value !== undefined && <span className={styles.value}>{value}</span>}
      {hasChevron && <ChevronRight className={styles.chevron} aria-hidden="true" />}
    </button>
  );
}
