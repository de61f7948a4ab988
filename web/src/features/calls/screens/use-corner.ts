import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

/** A corner of the area that something small stands in. */
export type Corner = 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight';

const cornerAt = (isTop: boolean, isLeft: boolean): Corner =>
  isTop ? (isLeft ? 'topLeft' : 'topRight') : isLeft ? 'bottomLeft' : 'bottomRight';

/** The corner that an arrow key leads to. */
export const cornerBeside = (corner: Corner, key: string): Corner => {
  const isTop = key === 'ArrowUp' ? true : key === 'ArrowDown' ? false : corner.startsWith('top');
  const isLeft = key === 'ArrowLeft' ? true : key === 'ArrowRight' ? false : corner.endsWith('Left');
  return cornerAt(isTop, isLeft);
};

interface Grip {
  readonly x: number;
  readonly y: number;
  readonly pointerId: number;
  hasMoved: boolean;
}

/** How far a finger may tremble in a press. */
const TREMBLE = 6;

/** Lets something small be dragged to the corners of its area, with a pointer or with arrow keys. */
export function useCorner<Element extends HTMLElement>(first: Corner) {
  const [corner, setCorner] = useState(first);
  const element = useRef<Element>(null);
  const grip = useRef<Grip | null>(null);
  const before = useRef<DOMRect | null>(null);
  const move = (next: Corner) => {
    before.current = element.current?.getBoundingClientRect() ?? null;
    if (element.current) element.current.style.translate = '';
    // The same corner again has to glide back too.
    setCorner(next);
    if (next === corner) glide(element.current, before);
  };
  useLayoutEffect(() => glide(element.current, before), [corner]);

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    grip.current = { x: event.clientX, y: event.clientY, pointerId: event.pointerId, hasMoved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = grip.current;
    if (!held || held.pointerId !== event.pointerId || !element.current) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.hasMoved && Math.hypot(x, y) < TREMBLE) return;
    if (!held.hasMoved) element.current.setPointerCapture(event.pointerId);
    held.hasMoved = true;
    element.current.style.translate = `${x}px ${y}px`;
  };
  const onPointerUp = (event: PointerEvent) => {
    const held = grip.current;
    const area = element.current?.offsetParent?.getBoundingClientRect();
    grip.current = null;
    if (!held?.hasMoved || !element.current) return;
    const box = element.current.getBoundingClientRect();
    const page = area ?? new DOMRect(0, 0, window.innerWidth, window.innerHeight);
    move(
      cornerAt(
        box.top + box.height / 2 < page.top + page.height / 2,
        box.left + box.width / 2 < page.left + page.width / 2,
      ),
    );
    // What follows a drag is no press.
    const swallow = (click: Event) => click.stopPropagation();
    element.current.addEventListener('click', swallow, { capture: true, once: true });
    const dragged = element.current;
    setTimeout(() => dragged.removeEventListener('click', swallow, { capture: true }));
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    move(cornerBeside(corner, event.key));
  };
  return {
    corner,
    ref: element,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onKeyDown },
  };
}

/** Lets it slide from where it was to where it stands now. */
function glide(element: HTMLElement | null, before: { current: DOMRect | null }): void {
  const from = before.current;
  before.current = null;
  if (!element || !from || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const now = element.getBoundingClientRect();
  element.animate(
    [{ translate: `${from.left - now.left}px ${from.top - now.top}px` }, { translate: '0 0' }],
    { duration: 200, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)' },
  );
}
