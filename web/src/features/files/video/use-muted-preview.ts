import { useEffect, useRef, useState } from 'react';

const restMs = 500;
/** One at a time: a screen full of moving films calms nobody. */
let shown: ((isOn: boolean) => void) | undefined;

interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

/** Whether films may move by themselves: not where somebody saves data, has a slow line, or wants things to keep still. */
const mayMove = (): boolean => {
  const { connection } = navigator as Navigator & { connection?: Connection };
  const isSparing = connection?.saveData === true || /2g|3g/.test(connection?.effectiveType ?? '');
  return !isSparing && !matchMedia('(prefers-reduced-motion: reduce)').matches;
};

const take = (show: (isOn: boolean) => void): void => {
  if (shown !== show) shown?.(false);
  shown = show;
  show(true);
};

const giveUp = (show: (isOn: boolean) => void): void => {
  if (shown === show) shown = undefined;
  show(false);
};

/**
 * When a film is to move without sound: under the pointer where there is one, else while it stands whole on the
 * screen. Gives whether it moves now, the place to watch, and handlers for the pointer.
 */
export const useMutedPreview = (isPossible: boolean) => {
  const [isMoving, setMoving] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const element = place.current;
    const hasPointer = matchMedia('(hover: hover)').matches;
    if (!element || !isPossible || hasPointer || !mayMove()) return;
    const watcher = new IntersectionObserver(
      ([seen]) => {
        clearTimeout(timer.current);
        if (seen?.isIntersecting) timer.current = setTimeout(() => take(setMoving), restMs);
        else giveUp(setMoving);
      },
      { threshold: 0.95 },
    );
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      giveUp(setMoving);
    };
  }, [isPossible]);
  const start = () => {
    clearTimeout(timer.current);
    if (isPossible && mayMove()) timer.current = setTimeout(() => take(setMoving), restMs / 2);
  };
  const end = () => {
    clearTimeout(timer.current);
    giveUp(setMoving);
  };
  return {
    place,
    isMoving: isMoving && isPossible,
    onPointerEnter: ({ pointerType }: { pointerType: string }) => pointerType === 'mouse' && start(),
    onPointerLeave: ({ pointerType }: { pointerType: string }) => pointerType === 'mouse' && end(),
  };
};
