import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './tick-row.module.css';

/** What a row that is ticked takes. */
export interface TickRowProps {
  readonly label: ReactNode;
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
  readonly description?: string | undefined;
  /** The row that stands for all below it. */
  readonly isStrong?: boolean | undefined;
  /** Some below it are ticked and others not. */
  readonly isPartly?: boolean | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A row with a box to tick, for what somebody agrees to. */
export function TickRow({
  label,
  isTicked,
  onChange,
  description,
  isStrong,
  isPartly = false,
  isInvalid = false,
  isDisabled = false,
}: TickRowProps) {
  return (
    <Checkbox
      className={cx(styles.row, isStrong && styles.strong)}
      isSelected={isTicked}
      isIndeterminate={isPartly && !isTicked}
      isInvalid={isInvalid}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <span className={styles.box} aria-hidden="true">
        <Check />
      </span>
      <span className={styles.text}>
        <span>{label}</span>
        {description && <span className={styles.description}>{description}</span>}
      </span>
    </Checkbox>
  );
}
