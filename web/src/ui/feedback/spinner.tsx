import { cx } from '../cx.ts';
import styles from './spinner.module.css';

/** What a spinner takes; without a label it is silent, because what it stands in already says so. */
export interface SpinnerProps {
  readonly label?: string | undefined;
  readonly size?: 'md' | 'lg' | undefined;
  readonly className?: string | undefined;
}

/** A turning ring in the colour of the text around it. */
export function Spinner({ label, size = 'md', className }: SpinnerProps) {
  return (
    <span
      className={cx(styles.spinner, size === 'lg' && styles.lg, className)}
      {...(label ? { role: 'status', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
