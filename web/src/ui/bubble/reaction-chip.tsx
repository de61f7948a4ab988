import { cx } from '../cx.ts';
import styles from './reaction-chip.module.css';

/** What a reaction under a bubble takes. */
export interface ReactionChipProps {
  readonly emoji: string;
  readonly count: number;
  readonly isMine: boolean;
  /** Says the reaction, how many gave it, and what pressing does. */
  readonly label: string;
  readonly onPress: () => void;
}

/** A reaction and how many gave it; ringed when it is also mine. */
export function ReactionChip({ emoji, count, isMine, label, onPress }: ReactionChipProps) {
  return (
    <button
      type="button"
      className={cx(styles.chip, isMine && styles.mine)}
      aria-label={label}
      aria-pressed={isMine}
      onClick={onPress}
    >
      <span>{emoji}</span>
      {count > 0 && <span>{count}</span>}
    </button>
  );
}
