import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { cx, WithTooltip } from '../../../ui/index.ts';
import styles from './controls.module.css';

/** What a round button of a call takes. */
export interface ControlProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  /** For one that is on or off; `isLit` draws it light, as when the microphone is off. */
  readonly isPressed?: boolean | undefined;
  readonly isLit?: boolean | undefined;
  readonly tone?: 'plain' | 'danger' | 'answer' | undefined;
  /** A dot that says there is something to look at. */
  readonly hasDot?: boolean | undefined;
  readonly keys?: string | undefined;
  readonly size?: 'md' | 'lg' | undefined;
  readonly isExpanded?: boolean | undefined;
  /** Shown under it as well. */
  readonly caption?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** A round button of a call. */
export function Control(props: ControlProps) {
  const { label, icon, onPress, isPressed, isLit, tone = 'plain', keys, size = 'md' } = props;
  const button = (
    <WithTooltip label={keys ? `${label} (${keys})` : label} placement="top">
      <Button
        aria-label={label}
        onPress={onPress}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...(props.isExpanded === undefined ? {} : { 'aria-expanded': props.isExpanded })}
        {...(props.autoFocus ? { autoFocus: true } : {})}
        className={cx(styles.control, styles[tone], isLit && styles.lit, size === 'lg' && styles.lg)}
      >
        {icon}
        {props.hasDot && <span className={styles.dot} aria-hidden="true" />}
      </Button>
    </WithTooltip>
  );
  if (!props.caption) return button;
  return (
    <span className={styles.captioned}>
      {button}
      <span className={styles.caption} aria-hidden="true">
        {props.caption}
      </span>
    </span>
  );
}
