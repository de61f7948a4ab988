import { useState, type MouseEvent as ReactMouseEvent } from 'react';
import { useLongPress, type LongPressHandlers } from '../hooks/use-long-press.ts';
import type { Point } from '../point.ts';

/** Where a context menu is asked for, and the handlers that notice it. */
export interface ContextPoint {
  readonly at: Point | undefined;
  close(): void;
  readonly handlers: LongPressHandlers & { onContextMenu(event: ReactMouseEvent): void };
}

/** Notices a right click, a long press, or the keyboard's menu key. */
export function useContextPoint(isDisabled = false): ContextPoint {
  const [at, setAt] = useState<Point>();
  const press = useLongPress(setAt, isDisabled);
  return {
    at,
    close: () => setAt(undefined),
    handlers: {
      ...press,
      onContextMenu(event) {
        if (isDisabled) return;
        event.preventDefault();
        setAt(pointOf(event));
      },
    },
  };
}

/** Where a context-menu event points; the keyboard's menu key has no pointer, so the element's own corner serves. */
export function pointOf(event: ReactMouseEvent): Point {
  const isKeyboard = event.button !== 2 && event.clientX === 0 && event.clientY === 0;
  if (!isKeyboard) return { x: event.clientX, y: event.clientY };
  const box = (event.target as Element).getBoundingClientRect();
  return { x: box.left + 16, y: box.top + Math.min(box.height, 32) };
}
