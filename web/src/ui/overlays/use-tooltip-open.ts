import { useState } from 'react';

let lastKey = '';
/** Where the pointer pressed, while it has not moved since. */
let pressedAt: { x: number; y: number } | undefined;
const few = 4;

if (typeof window !== 'undefined') {
  addEventListener('keydown', ({ key }) => (lastKey = key), true);
  for (const kind of ['pointermove', 'pointerdown'] as const)
    addEventListener(
      kind,
      ({ clientX: x, clientY: y }) => {
        lastKey = '';
        if (kind === 'pointerdown') pressedAt = { x, y };
        else if (pressedAt && Math.hypot(x - pressedAt.x, y - pressedAt.y) > few) pressedAt = undefined;
      },
      { capture: true, passive: true },
    );
}

const cameByItself = (): boolean =>
  lastKey === 'Escape' || lastKey === 'Enter' || (lastKey === '' && pressedAt !== undefined);

/**
 * Whether a tooltip is open: not for a focus that only came back when Escape or Enter closed what lay over it, and not
 * for a button that slid under a pointer that rests where it has pressed.
 */
export function useTooltipOpen(): { isOpen: boolean; onOpenChange: (open: boolean) => void } {
  const [isOpen, setOpen] = useState(false);
  return { isOpen, onOpenChange: (open) => setOpen(open && !cameByItself()) };
}
