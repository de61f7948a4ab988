import { useState } from 'react';

let lastKey = '';
if (typeof window !== 'undefined') {
  addEventListener('keydown', ({ key }) => (lastKey = key), true);
  for (const kind of ['pointermove', 'pointerdown'] as const)
    addEventListener(kind, () => (lastKey = ''), { capture: true, passive: true });
}

/** Whether a tooltip is open: not for a focus that only came back when Escape or Enter closed what lay over it. */
export function useTooltipOpen(): { isOpen: boolean; onOpenChange: (open: boolean) => void } {
  const [isOpen, setOpen] = useState(false);
  return { isOpen, onOpenChange: (open) => setOpen(open && lastKey !== 'Escape' && lastKey !== 'Enter') };
}
