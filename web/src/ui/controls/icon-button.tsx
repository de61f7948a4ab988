import type { ReactNode, Ref } from 'react';
import { Button } from 'react-aria-components';
import { cx } from '../cx.ts';
import { WithTooltip } from '../overlays/with-tooltip.tsx';
import { Badge } from './badge.tsx';
import styles from './icon-button.module.css';

/** What a button without words takes. */
export interface IconButtonProps {
  /** Read out, and shown as the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly variant?: 'plain' | 'quiet' | 'primary' | 'danger' | undefined;
  readonly size?: 'md' | 'lg' | undefined;
  readonly badge?: number | undefined;
  /** For a button that is either on or off. */
  readonly isPressed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly tooltipPlacement?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button that is only a glyph: always named, with the name shown on hover and focus. */
export function IconButton(props: IconButtonProps) {
  const {
    label,
    icon,
    onPress,
    variant = 'plain',
    size = 'md',
    badge = 0,
    isPressed,
    isDisabled = false,
    type = 'button',
    ref,
  } = props;
  return (
    <WithTooltip label={label} placement={props.tooltipPlacement}>
      <Button
        type={type}
        aria-label={label}
        isDisabled={isDisabled}
        {...(onPress ? { onPress } : {})}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...(ref ? { ref } : {})}
        className={cx(
          styles.button,
          styles[variant],
          size === 'lg' && styles.lg,
          isPressed && styles.on,
          props.className,
        )}
      >
        {icon}
        <Badge count={badge} className={styles.badge} />
      </Button>
    </WithTooltip>
  );
}
