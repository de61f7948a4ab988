import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import styles from './zoom-box.module.css';
import { panBy, whole, zoomAt, type Zoom } from './zoom.ts';

interface ZoomBoxProps {
  readonly label: string;
  readonly children: ReactNode;
}

interface Finger {
  readonly x: number;
  readonly y: number;
}

const middleOf = (fingers: readonly Finger[]): Finger => ({
  x: fingers.reduce((sum, { x }) => sum + x, 0) / fingers.length,
  y: fingers.reduce((sum, { y }) => sum + y, 0) / fingers.length,
});

const spanOf = ([one, other]: readonly Finger[]): number =>
  one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;

/** Lets what is in it be looked at closely: two fingers, a double tap, the wheel with Ctrl, buttons, + and -. */
export function ZoomBox({ label, children }: ZoomBoxProps) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const fingers = useRef(new Map<number, Finger>());
  const [zoom, setZoom] = useState(whole);
  const frameOf = () => ({ width: box.current?.clientWidth ?? 0, height: box.current?.clientHeight ?? 0 });
  const fromMiddle = ({ x, y }: Finger): Finger => {
    const { left, top, width, height } = box.current!.getBoundingClientRect();
    return { x: x - left - width / 2, y: y - top - height / 2 };
  };
  const step = (by: number, at: Finger = { x: 0, y: 0 }) =>
    setZoom((before: Zoom) => zoomAt(before, { by, ...at }, frameOf()));
  useWheelZoom(box, (by, at) => step(by, fromMiddle(at)));

  const onPointerMove = (event: PointerEvent) => {
    const held = fingers.current;
    if (!held.has(event.pointerId)) return;
    const before = [...held.values()];
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = [...held.values()];
    const [from, to] = [middleOf(before), middleOf(after)];
    const by = before.length > 1 && spanOf(before) > 0 ? spanOf(after) / spanOf(before) : 1;
    const at = fromMiddle(to);
    setZoom((one) =>
      panBy(zoomAt(one, { by, ...at }, frameOf()), { x: to.x - from.x, y: to.y - from.y }, frameOf()),
    );
  };
  const lift = (event: PointerEvent) => fingers.current.delete(event.pointerId);
  return (
    <div
      ref={box}
      className={styles.box}
      data-close={zoom.scale > 1 || undefined}
      onPointerDown={(event) => {
        if ((event.target as HTMLElement).closest('button')) return;
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={lift}
      onPointerCancel={lift}
      onDoubleClick={(event) =>
        zoom.scale > 1 ? setZoom(whole) : step(2.5, fromMiddle({ x: event.clientX, y: event.clientY }))
      }
    >
      <div
        className={styles.inner}
        style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
      >
        {children}
      </div>
      <div className={styles.buttons} role="group" aria-label={label}>
        <button type="button" aria-label={t('calls.zoomIn')} onClick={() => step(1.5)}>
          <ZoomIn aria-hidden="true" />
        </button>
        {zoom.scale > 1 && (
          <>
            <button type="button" aria-label={t('calls.zoomOut')} onClick={() => step(1 / 1.5)}>
              <ZoomOut aria-hidden="true" />
            </button>
            <button type="button" aria-label={t('calls.zoomWhole')} onClick={() => setZoom(whole)}>
              <Maximize aria-hidden="true" />
            </button>
          </>
        )}
      </div>
    </div>
  );
}

/** The wheel zooms with Ctrl held, which is also what a pinch on a touchpad sends; the page itself must not zoom then. */
function useWheelZoom(
  box: { readonly current: HTMLElement | null },
  onZoom: (by: number, at: Finger) => void,
): void {
  const latest = useRef(onZoom);
  useEffect(() => {
    latest.current = onZoom;
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const hear = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current(Math.exp(-event.deltaY / 200), { x: event.clientX, y: event.clientY });
    };
    element.addEventListener('wheel', hear, { passive: false });
    return () => element.removeEventListener('wheel', hear);
  }, [box]);
}
