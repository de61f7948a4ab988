import type { ContextType, ReactNode, RefObject } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components';
import styles from './tooltip-bubble.module.css';

/** What the bubble of a tooltip takes: what its trigger knows, and the word. */
export interface TooltipBubbleProps {
  readonly state: NonNullable<ContextType<typeof TooltipTriggerStateContext>>;
  readonly id: string | undefined;
  readonly trigger: RefObject<Element | null>;
  readonly placement: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
}

/** The bubble in which the word of a `WithTooltip` stands. */
export function TooltipBubble({ state, id, trigger, placement, children }: TooltipBubbleProps) {
  return (
    <TooltipTriggerStateContext value={state}>
      <Tooltip
        {...(id !== undefined && { id })}
        triggerRef={trigger}
        className={styles.tooltip ?? ''}
        placement={placement}
        offset={4}
      >
        {children}
      </Tooltip>
    </TooltipTriggerStateContext>
  );
}
