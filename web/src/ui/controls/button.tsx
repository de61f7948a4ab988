import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from '../cx.ts';
import { Spinner } from '../feedback/spinner.tsx';
import styles from './button.module.css';

/** What a button takes. */
export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'soft' | 'danger' | undefined;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  readonly icon?: ReactNode;
  /** Shows that it is under way and lets nobody press twice. */
  readonly isBusy?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isWide?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly form?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button with words; `primary` is for the one main action of a screen. */
export function Button(props: ButtonProps) {
  const {
    children,
    variant = 'secondary',
    size = 'md',
    icon,
    isBusy = false,
    isDisabled = false,
    isWide,
    className,
    ref,
    onPress,
    ...rest
  } = props;
  return (
    <AriaButton
      {...dropUndefined(rest)}
      {...(ref ? { ref } : {})}
      {...(onPress && !isBusy ? { onPress } : {})}
      // While busy it keeps the focus but neither presses nor submits.
      type={isBusy ? 'button' : (props.type ?? 'button')}
      isDisabled={isDisabled}
      {...(isBusy ? { 'aria-disabled': true } : {})}
      className={cx(
        styles.button,
        styles[variant],
        styles[size],
        isWide && styles.wide,
        isBusy && styles.busy,
        className,
      )}
    >
      <span className={styles.content}>
        {icon}
        <span>{children}</span>
      </span>
      {isBusy && <Spinner className={styles.spinner} />}
    </AriaButton>
  );
}

function dropUndefined<T extends object>(props: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never;
}
