import { useRef, type PointerEvent } from 'react';
import { pointAt } from './edit-ops.ts';
import type { PhotoPaper } from './photo-paper.ts';

/** What a finger does on the photo. */
export interface Brush {
  kind: 'draw' | 'hide';
  colour: string;
}

/** In pixels of the screen; the photo's own are counted from how large it is shown. */
const widths = { draw: 6, hide: 44 };

/** Draws on the photo with a pointer; `onStroke` runs when a line has begun and when it has ended. */
export const useStrokes = (paper: PhotoPaper | undefined, brush: Brush | null, onStroke: () => void) => {
  const pointer = useRef<number>(undefined);
  const at = (event: PointerEvent, canvas: HTMLCanvasElement) =>
    pointAt({ x: event.clientX, y: event.clientY }, canvas.getBoundingClientRect(), canvas);
  const end = (event: PointerEvent) => {
    if (pointer.current !== event.pointerId) return;
    pointer.current = undefined;
    onStroke();
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (!paper || !brush || pointer.current !== undefined) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      pointer.current = event.pointerId;
      const { canvas } = paper;
      const scale = canvas.width / Math.max(1, canvas.getBoundingClientRect().width);
      const width = widths[brush.kind] * scale;
      const points = [at(event, canvas)];
      paper.begin(
        brush.kind === 'draw'
          ? { kind: 'draw', colour: brush.colour, width, points }
          : { kind: 'hide', width, points },
      );
      onStroke();
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!paper || pointer.current !== event.pointerId) return;
      paper.extend(at(event, paper.canvas));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
};
