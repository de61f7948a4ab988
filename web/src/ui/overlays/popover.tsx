import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './menu.module.css';
import { BackCloses } from './back-closes.ts';

/** What a popover takes. */
export interface PopoverProps {
  readonly label: string;
  /** A `Button` or an `IconButton`. */
  readonly trigger: ReactNode;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: 'bottom end' | 'bottom start' | 'top end' | 'top start' | undefined;
  readonly className?: string | undefined;
}

/** Any content that opens from a button and closes on a press elsewhere. */
export function Popover({ label, trigger, children, placement = 'bottom end', className }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={cx(styles.popover, className)} placement={placement} offset={4}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              <BackCloses />
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
