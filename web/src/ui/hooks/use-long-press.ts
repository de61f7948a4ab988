import {
  useEffect,
  useRef,
  type PointerEvent as ReactPointerEvent,
  type MouseEvent as ReactMouseEvent,
} from 'react';
import type { Point } from '../point.ts';

/** How long a finger rests before it counts as a long press. */
export const LONG_PRESS_MS = 450;

const SLOP = 10;

/** Handlers to spread on the element that listens for a long press. */
export interface LongPressHandlers {
  onPointerDown(event: ReactPointerEvent): void;
  onPointerMove(event: ReactPointerEvent): void;
  onPointerUp(event: ReactPointerEvent): void;
  onPointerCancel(event: ReactPointerEvent): void;
  onClickCapture(event: ReactMouseEvent): void;
}

/** Calls back when a finger or pen rests on the element, and swallows the click that lifting it would make. */
export function useLongPress(onLongPress: (at: Point) => void, isDisabled = false): LongPressHandlers {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef<Point>({ x: 0, y: 0 });
  const fired = useRef(false);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => stop, []);

  return {
    onPointerDown(event) {
      fired.current = false;
      // A mouse has its right button for this, and holding its left one selects text.
      if (isDisabled || event.pointerType === 'mouse' || !event.isPrimary) return;
      const at = { x: event.clientX, y: event.clientY };
      start.current = at;
      stop();
      timer.current = setTimeout(() => {
        fired.current = true;
        navigator.vibrate?.(8);
        onLongPress(at);
      }, LONG_PRESS_MS);
    },
    onPointerMove(event) {
      const moved = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y);
      if (moved > SLOP) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onClickCapture(event) {
      if (!fired.current) return;
      fired.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
