import { useRef, type PointerEvent } from 'react';
import { swipeOf } from './swipe.ts';

/** What an element takes whose pages are turned with a finger: 1 is the next page, -1 the one before. */
export const useSwipe = (turn: (by: 1 | -1) => void) => {
  const from = useRef<{ id: number; x: number; y: number; at: number }>(undefined);
  return {
    onPointerDown({ pointerType, pointerId: id, clientX: x, clientY: y, timeStamp: at }: PointerEvent) {
      // A mouse has the buttons, and presses a tile where it lets go.
      from.current = pointerType === 'mouse' ? undefined : { id, x, y, at };
    },
    onPointerUp({ pointerId, clientX, clientY, timeStamp }: PointerEvent) {
      const start = from.current;
      from.current = undefined;
      if (start?.id !== pointerId) return;
      const by = swipeOf({ x: clientX - start.x, y: clientY - start.y, ms: timeStamp - start.at });
      if (by !== 0) turn(by);
    },
    onPointerCancel() {
      from.current = undefined;
    },
  };
};
