import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip } from 'react-aria-components';
import styles from './tooltip.module.css';

/** What a tooltip takes; stands inside a `TooltipTrigger`. */
export interface TooltipProps {
  readonly children: ReactNode;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right' | undefined;
}

/** A word that appears beside what is pointed at or focused. */
export function Tooltip({ children, placement = 'bottom' }: TooltipProps) {
  return (
    <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={4}>
      {children}
    </AriaTooltip>
  );
}
