import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
// What react-aria-components makes its own triggers of. Theirs comes with all that places a bubble, which nobody waits for.
import { FocusableProvider } from 'react-aria/private/interactions/useFocusable';
import { useTooltipTrigger } from 'react-aria/useTooltipTrigger';
import { useTooltipTriggerState } from 'react-stately/useTooltipTriggerState';
import type { TooltipBubbleProps } from './tooltip-bubble.tsx';
import { useTooltipOpen } from './use-tooltip-open.ts';

/** What something with a tooltip takes. */
export interface WithTooltipProps {
  /** The word that appears. It has to be the name of what it belongs to as well: not all devices show tooltips. */
  readonly label: ReactNode;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** A button of react-aria-components, or a `Focusable` around something else. */
  readonly children: ReactNode;
}

const delay = 500;

/** Fetched when the first one appears. Without a line there is none: the name is read out all the same. */
const Bubble = lazy<(props: TooltipBubbleProps) => ReactNode>(() =>
  import('./tooltip-bubble.tsx').then(
    ({ TooltipBubble }) => ({ default: TooltipBubble }),
    () => ({ default: () => null }),
  ),
);

/** A word that appears beside what is pointed at or focused. */
export function WithTooltip({ label, placement = 'bottom', children }: WithTooltipProps) {
  const trigger = useRef<HTMLElement>(null);
  const state = useTooltipTriggerState({ delay, ...useTooltipOpen() });
  const { triggerProps, tooltipProps } = useTooltipTrigger({}, state, trigger);
  const [wasOpen, remember] = useState(false);
  // It stays when it closes, to fade out.
  if (state.isOpen && !wasOpen) remember(true);
  return (
    <>
      <FocusableProvider {...triggerProps} ref={trigger}>
        {children}
      </FocusableProvider>
      {wasOpen && (
        <Suspense>
          <Bubble state={state} id={tooltipProps.id} trigger={trigger} placement={placement}>
            {label}
          </Bubble>
        </Suspense>
      )}
    </>
  );
}
