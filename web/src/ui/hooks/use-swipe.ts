import { useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import type { Point } from '../point.ts';
import { isSideways, swipeOffset, SWIPE_THRESHOLD } from './swipe-offset.ts';

/** What a swiped element needs: how far it is drawn aside, whether letting go counts, and its handlers. */
export interface Swipe {
  readonly offset: number;
  readonly isArmed: boolean;
  readonly handlers: {
    onPointerDown(event: ReactPointerEvent): void;
    onPointerMove(event: ReactPointerEvent): void;
    onPointerUp(event: ReactPointerEvent): void;
    onPointerCancel(event: ReactPointerEvent): void;
  };
}

/** How a swipe is set: which way it goes, and what letting go past the threshold does. */
export interface SwipeOptions {
  readonly towards: 'left' | 'right';
  onSwipe(): void;
  readonly isDisabled?: boolean | undefined;
}

/** Follows a sideways finger for swipe-to-reply; give the element `touch-action: pan-y` so that scrolling stays the browser's. */
export function useSwipe({ towards, onSwipe, isDisabled = false }: SwipeOptions): Swipe {
  const start = useRef<Point | undefined>(undefined);
  const isLocked = useRef(false);
  const current = useRef(0);
  const [offset, setOffset] = useState(0);

  const move = (value: number) => {
    current.current = value;
    setOffset(value);
  };
  const end = () => {
    start.current = undefined;
    isLocked.current = false;
    move(0);
  };

  return {
    offset,
    isArmed: Math.abs(offset) >= SWIPE_THRESHOLD,
    handlers: {
      onPointerDown(event) {
        if (isDisabled || event.pointerType === 'mouse' || !event.isPrimary) return;
        start.current = { x: event.clientX, y: event.clientY };
      },
      onPointerMove(event) {
        if (!start.current) return;
        const dx = event.clientX - start.current.x;
        const dy = event.clientY - start.current.y;
        if (!isLocked.current) {
          if (!isSideways(dx, dy)) return;
          isLocked.current = true;
        }
        move(swipeOffset(dx, towards));
      },
      onPointerUp() {
        const isFar = Math.abs(current.current) >= SWIPE_THRESHOLD;
        end();
        if (isFar) onSwipe();
      },
      onPointerCancel: end,
    },
  };
}
